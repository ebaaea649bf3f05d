"""Plays a client with the Python package of the protocol: mcp_client.py TOOL MODE, where MODE is legacy, auto or a version.

Prints one JSON object: what each step gave. The package itself checks every message against the protocol's schema, and every
structured result against the tool's output schema.
"""
import asyncio
import json
import statistics
import sys
import time

import anyio
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.stdio import stdio_client

CALLS = {
    "find_provider": {
        "good": [{"query": "api.together.xyz"}, {"query": "sk-ant-api03-", "by": "key", "limit": 20},
                 {"query": "moonshoot"}, {"query": "GROQ_API_KEY", "by": "variable"}],
        "hostile": [{"query": ""}, {"query": "\u0000\u202e\x1b[31m{}'\"\\"}, {"query": "(a|a)*" * 40},
                    {"query": "x" * 301}, {"query": "a", "limit": 21}, {"query": "a", "limit": "5"},
                    {"query": ["a"]}, {"query": "a", "by": "nam"}, {"query": "a", "limt": 1}],
        "missing": [{}, {"limit": 3}],
    },
    "get_endpoint": {
        "good": [{"provider": "together-ai"}, {"provider": "Together AI", "purpose": "embeddings"},
                 {"provider": "moonshot", "region": "china"}, {"provider": "anthropic", "protocol": "anthropic-messages"},
                 {"provider": "together-ai", "includeFormer": True}, {"provider": "azure-openai"}],
        "hostile": [{"provider": "../../etc/passwd"}, {"provider": "together-aii"}, {"provider": "together-ai", "region": "moon"},
                    {"provider": "together-ai", "protocol": "ollama"}, {"provider": "together-ai", "includeFormer": "yes"},
                    {"provider": None}],
        "missing": [{}],
    },
    "explain_claim": {
        "good": [{"claim": "together-ai/endpoints.global"}, {"claim": "openai/consumerPlan"},
                 {"claim": "codex-cli/environment.OPENAI_API_KEY"}],
        "hostile": [{"claim": "together-ai"}, {"claim": "together-ai/endpoints.globl"}, {"claim": "/"}, {"claim": "\n" * 100},
                    {"claim": 7}],
        "missing": [{}],
    },
    "what_changed": {
        "good": [{"since": "2026-04-27"}, {"since": "2026-04-27", "provider": "together-ai", "all": True},
                 {"since": "2099-01-01"}],
        "hostile": [{"since": "2026-02-30"}, {"since": "yesterday"}, {"since": "2026-04-27", "limit": 0},
                    {"since": "2026-04-27", "provider": "nobody"}, {"since": 20260427}],
        "missing": [{}],
    },
    "lint_text": {
        "good": [{"text": 'let base = "https://api.together.xyz/v1"\n', "file": "Sources/Client.swift"},
                 {"text": "https://api.together.ai/v1"}],
        "hostile": [{"text": "x" * (1 << 20 | 1)}, {"text": "\u0000" * 1000}, {"text": "{" * 100_000},
                    {"text": "https://" * 20_000, "file": "../../etc/passwd"}, {"text": 1}],
        "missing": [{}, {"file": "a.swift"}],
    },
}


def shown(result):
    return {"isError": result.is_error, "text": result.content[0].text, "structure": result.structured_content}


async def attempt(step):
    try:
        return await step
    except MCPError as error:
        return {"code": error.error.code, "message": error.error.message}


async def every_call(client):
    answers = {}
    for tool, kinds in CALLS.items():
        answers[tool] = {
            kind: [{"arguments": each, **shown(await client.call_tool(tool, each))} for each in calls]
            for kind, calls in kinds.items()
        }
    return answers


async def every_resource(client):
    pages, cursor = [], None
    while True:
        page = await client.list_resources(cursor=cursor)
        pages.append([{"uri": str(each.uri), "title": each.title} for each in page.resources])
        cursor = page.next_cursor
        if cursor is None:
            return pages


async def many(client, count):
    seconds = []
    for number in range(count):
        began = time.perf_counter()
        await client.call_tool("get_endpoint", {"provider": "groq" if number % 2 else "together-ai"})
        seconds.append(time.perf_counter() - began)
    return {"calls": count, "medianMilliseconds": round(statistics.median(seconds) * 1000, 2)}


async def cancel(client):
    """A call that is given up at once, and one behind it."""
    with anyio.move_on_after(0) as scope:
        await anyio.sleep(0)
        await client.call_tool("what_changed", {"since": "2025-01-01", "all": True, "limit": 200})
    after = await client.call_tool("find_provider", {"query": "groq"})
    return {"wasCancelled": scope.cancelled_caught, "after": after.structured_content["matches"][0]["id"]}


async def play(tool, mode, count):
    server = stdio_client(StdioServerParameters(command=tool, args=["mcp", "--today", "2026-11-21"]))
    answers = {}
    async with Client(server, mode=mode, read_timeout_seconds=60) as client:
        answers["version"] = client.protocol_version
        answers["server"] = client.server_info.name
        answers["instructions"] = client.instructions
        answers["tools"] = [
            {"name": each.name, "about": each.description, "readOnly": each.annotations.read_only_hint,
             "input": each.input_schema, "hasOutput": each.output_schema is not None}
            for each in (await client.list_tools()).tools
        ]
        answers["calls"] = await every_call(client)
        answers["unknownTool"] = await attempt(client.call_tool("drop_tables", {}))
        answers["resources"] = await every_resource(client)
        answers["badCursor"] = await attempt(client.list_resources(cursor="nothing"))
        answers["templates"] = [each.uri_template for each in (await client.list_resource_templates()).resource_templates]
        read = await client.read_resource("provider-survey://providers/together-ai")
        answers["page"] = read.contents[0].text
        answers["pageType"] = read.contents[0].mime_type
        for name, uri in {"gone": "provider-survey://providers/nobody", "file": "file:///etc/passwd",
                          "climbing": "provider-survey://providers/../../README"}.items():
            answers[name] = await attempt(client.read_resource(uri))
        answers["prompts"] = await attempt(client.list_prompts())
        if mode == "legacy":
            answers["ping"] = (await client.send_ping()).model_dump()
        answers["cancel"] = await cancel(client)
        answers["many"] = await many(client, count)
        began = time.perf_counter()
    answers["closedAfter"] = time.perf_counter() - began
    return answers


tool, mode = sys.argv[1:3]
print(json.dumps(asyncio.run(play(tool, mode, int(sys.argv[3])))))
