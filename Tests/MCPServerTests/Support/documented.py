"""Plays what docs/mcp.md shows: documented.py TOOL PAGE. Starts the server as each configuration says and makes each call."""
import asyncio
import json
import os
import re
import sys
import tempfile
import tomllib

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client


def configurations(page):
    """Name of the server, command and arguments, from each block that configures a client."""
    for language, text in re.findall(r"```(json|toml)\n(.*?)```", page, re.S):
        block = json.loads(text) if language == "json" else tomllib.loads(text)
        servers = block.get("mcpServers") or block.get("servers") or block.get("mcp_servers")
        for name, server in (servers or {}).items():
            yield name, server["command"], server["args"]


def examples(page):
    for name, text in re.findall(r"### `(\w+)`.*?```json\n(.*?)```", page, re.S):
        yield name, json.loads(text)


async def play(tool, page):
    played = {"started": [], "calls": {}}
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(tool, f"{folder}/provider-survey")
        environment = {"PATH": f"{folder}:{os.environ['PATH']}"}
        for name, command, arguments in configurations(page):
            server = stdio_client(StdioServerParameters(command=command, args=arguments, env=environment))
            async with Client(server) as client:
                played["started"].append(name)
                played["listed"] = [each.name for each in (await client.list_tools()).tools]
                for name, arguments in examples(page):
                    result = await client.call_tool(name, arguments)
                    played["calls"][name] = result.content[0].text if not result.is_error else None
    return played


with open(sys.argv[2]) as file:
    print(json.dumps(asyncio.run(play(sys.argv[1], file.read()))))
