"""Runs the steps of a composite GitHub Action as the runner does, in the current folder.

usage: run_action.py ACTION.yml [INPUT=VALUE ...]
"""
import os
import re
import subprocess
import sys

import yaml


def main(path, given):
    with open(path, encoding="utf-8") as file:
        action = yaml.safe_load(file)
    inputs = {name: entry.get("default", "") for name, entry in action["inputs"].items()}
    for pair in given:
        name, value = pair.split("=", 1)
        assert name in inputs, f"the action has no input {name}"
        inputs[name] = value
    values = {f"inputs.{name}": value for name, value in inputs.items()}
    values["github.action_repository"] = "owner/repository"

    def fill(text):
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: values[match[1]], text)

    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash"
        # What a user sets may only reach a script through the environment.
        assert "${{" not in step["run"], "an expression in a script"
        environment = dict(os.environ, GITHUB_ACTION_PATH=os.path.dirname(os.path.abspath(path)))
        environment.update({name: fill(value) for name, value in step.get("env", {}).items()})
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
        code = subprocess.run(command, env=environment, check=False).returncode
        if code != 0:
            return code
    return 0


sys.exit(main(sys.argv[1], sys.argv[2:]))
