"""No independent reader: Omegon compiles the registry in; a model of its published fields checks every endpoint."""

import json
import pathlib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import copies

PACKAGES = ["pydantic"]

Variable = Annotated[str, Field(pattern="^[A-Z][A-Z0-9_]*$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class NoAuth(Strict):
    kind: Literal["none"]


class BearerToken(Strict):
    kind: Literal["bearerToken"]
    secretRef: Variable


class KeyHeader(Strict):
    kind: Literal["apiKeyHeader"]
    header: str = Field(pattern="^[A-Za-z0-9-]+$")
    secretRef: Variable


class SignIn(Strict):
    kind: Literal["oauthProvider"]
    provider: str = Field(min_length=1)


class Custom(Strict):
    kind: Literal["custom"]
    customKind: str
    secretRef: Variable | None = None


class Profile(Strict):
    supportsChatCompletions: bool = True
    supportsResponsesApi: bool = False
    supportsStreaming: bool = True
    supportsTools: bool = True
    unsupportedRequestFields: list[str] = []
    requiredHeaders: list[str] = []
    optionalHeaders: list[str] = []
    quirks: list[str] = []
    docsUrl: str | None = Field(default=None, pattern="^https://")
    verifiedAt: Day | None = None


class Endpoint(Strict):
    id: str = Field(pattern="^[a-z0-9-]+$")
    displayName: str = Field(min_length=1)
    kind: Literal["upstream", "localDev"] = Field(alias="class")
    protocol: Literal["openAiCompatible", "openAiResponses", "anthropic", "geminiNative", "ollamaNative"]
    discoveryProtocol: Literal["openAiModels", "static", "ollamaTags"] | None = None
    baseUrl: str | None = Field(default=None, pattern=r"^https?://[^{}\s]+$")
    authScheme: Annotated[NoAuth | BearerToken | KeyHeader | SignIn | Custom, Field(discriminator="kind")]
    enabled: bool = True
    openAiCompatibleProfile: Profile | None = None

    @model_validator(mode="after")
    def has_a_profile_if_compatible(self) -> "Endpoint":
        """The program ends at its start otherwise."""
        if (self.openAiCompatibleProfile is not None) != self.protocol.startswith("openAi"):
            raise ValueError("a profile stands with the OpenAI protocols and no others")
        return self


class Registry(Strict):
    version: Literal[2]
    lastReviewed: Day
    defaults: dict[str, str]
    endpoints: list[Endpoint] = Field(min_length=1)
    routes: list[dict]
    models: list[dict]


def check(output: pathlib.Path) -> list[str]:
    document = json.loads((output / "omegon/model-registry.json").read_text(encoding="utf-8"))
    try:
        registry = Registry.model_validate(document)
    except ValidationError as error:
        return [f"{each['loc']}: {each['msg']}" for each in error.errors()]
    ids = [endpoint.id for endpoint in registry.endpoints]
    return [f"{each} stands twice" for each in sorted(set(ids)) if ids.count(each) > 1]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A variant of the tagged union that the product does not have."""
    copies.replace(output, scratch, "omegon/model-registry.json", '"kind": "bearerToken"', '"kind": "bearer"')
