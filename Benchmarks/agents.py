"""Times calls of `provider-survey mcp` by the protocol's own client."""
import json
import subprocess
import sys

from figures import figure

CLIENT = "Tests/MCPServerTests/Support/mcp_client.py"
CALLS = 1_000


def main(tool):
    for mode in ("legacy", "auto"):
        run = subprocess.run([sys.executable, "-B", CLIENT, tool, mode, str(CALLS)], check=True, capture_output=True)
        played = json.loads(run.stdout)
        name = f"a call of get_endpoint over mcp {played['version']}, median of {CALLS}"
        figure(name, played["many"]["medianMilliseconds"], None, "ms")


main(sys.argv[1])
