"""Runs the steps of a GitHub workflow in order on this machine.

A step with `run` runs as it is: by `sh -e` in jobs with a container, by `bash -e` in the others. The actions that our
workflows use have counterparts here: a checkout is a clone, artifacts are folders. What installs and builds is left out.
"""
import re
import shutil
import subprocess

import yaml


class Workflow:
    """One run of a workflow file."""

    def __init__(self, path, repository, work, environment, say, prepare):
        """`prepare` makes a fresh checkout ready: it puts the tool in its place."""
        self.jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        self.repository, self.work, self.environment = repository, work, environment
        self.say, self.prepare = say, prepare
        self.outputs, self.results = {}, {}
        self.alerts = None

    def run(self, artifacts):
        """The result of each job: success, failure or skipped. `artifacts` is a folder."""
        self.artifacts = artifacts
        for name, job in self.jobs.items():
            needs = job.get("needs", [])
            needs = [needs] if isinstance(needs, str) else needs
            condition = str(job.get("if", "success()"))
            if "always()" not in condition and any(self.results[each] != "success" for each in needs):
                self.results[name] = "skipped"
            else:
                self.results[name] = self.run_job(name, job) if self.holds(condition, {}) else "skipped"
            self.say(f"  job {name}: {self.results[name]}")
        return self.results

    def run_job(self, name, job):
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        steps = {}
        for step in job["steps"]:
            if not self.holds(str(step.get("if", "true")), steps):
                continue
            if not self.run_step(step, job, folder, steps):
                return "failure"
        self.outputs[name] = {key: self.text(value, steps) for key, value in job.get("outputs", {}).items()}
        return "success"

    def run_step(self, step, job, folder, steps):
        options = {key: self.text(value, steps) for key, value in step.get("with", {}).items()}
        action = step.get("uses", "").split("@")[0]
        if action == "actions/checkout":
            subprocess.run(["git", "clone", "-q", self.repository, folder], check=True)
            self.prepare(folder)
        elif action == "actions/upload-artifact":
            shutil.copytree(folder / options["path"], self.artifacts / options["name"], dirs_exist_ok=True)
        elif action == "actions/download-artifact":
            shutil.copytree(self.artifacts / options["name"], folder / options["path"], dirs_exist_ok=True)
        elif action == "github/codeql-action/upload-sarif":
            self.alerts = (folder / options["sarif_file"]).read_text(encoding="utf-8")
        elif action:
            raise SystemExit(f"no counterpart of {action}")
        elif "make build" not in step["run"]:
            return self.run_script(step, job, folder, steps)
        return True

    def run_script(self, step, job, folder, steps):
        output = self.work / "output"
        output.write_text("")
        environment = {
            **self.environment, "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.work / "summary.md"),
            **{key: self.text(value, steps) for key, value in step.get("env", {}).items()}}
        shell = "sh" if "container" in job else "bash"
        done = subprocess.run(
            [shell, "-e", "-c", step["run"]], cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.say(f"    {step['name']}:")
        for line in done.stdout.splitlines():
            self.say(f"      {line}")
        if "id" in step:
            steps[step["id"]] = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return done.returncode == 0

    def text(self, value, steps):
        """A value with its expressions filled in."""
        return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: self.value(match[1], steps), str(value))

    def value(self, name, steps):
        parts = name.split(".")
        if parts[0] == "steps":
            return steps.get(parts[1], {}).get(parts[3], "")
        if parts[0] == "needs":
            return self.outputs.get(parts[1], {}).get(parts[3], "")
        known = {"github.token": "t", "github.ref": "refs/heads/main", "github.run_id": self.environment.get("GITHUB_RUN_ID"),
                 "github.event.workflow_run.id": "1",
                 "github.event.workflow_run.conclusion": "success"}
        return known[name]

    def holds(self, condition, steps):
        """The conditions of our workflows: comparisons, joined by `&&`."""
        for part in condition.split("&&"):
            part = part.strip()
            if part in ("true", "success()", "always()"):
                continue
            name, operator, wanted = re.fullmatch(r"([\w.]+) (==|!=) '(.*)'", part).groups()
            if (self.value(name, steps) == wanted) != (operator == "=="):
                return False
        return True
