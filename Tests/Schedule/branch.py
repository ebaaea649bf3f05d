"""What can happen to the branch of the state: `run_state` with repositories on this machine."""
import os
import subprocess
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / ".github/scripts"
BRANCH = "provider-survey-state"


class BranchTrials:
    def __init__(self, work, git, say, expect):
        self.work, self.git, self.say, self.expect = work / "branch", git, say, expect
        self.remote = self.work / "remote.git"
        self.remote.mkdir(parents=True)
        git(self.remote, "init", "-q", "--bare")

    def play(self):
        self.say("\nTHE BRANCH OF THE STATE")
        for trial in (self.two_at_once, self.between, self.rewritten, self.protected, self.no_state):
            self.say(f"  {trial.__doc__.strip()}")
            trial()

    def start(self, name, day, state='{"version": 1}'):
        """Starts to keep a state of this day."""
        kept = self.work / name / "kept"
        kept.mkdir(parents=True, exist_ok=True)
        (self.work / name / ".github").mkdir(exist_ok=True)
        (kept / "state.json").write_text(state.replace("}", f', "day": "{day}"}}'))
        return self.run(name, day, "keep", "kept")

    def run(self, name, day, *words):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.work), "STATE_REMOTE": str(self.remote), "STATE_DAY": day}
        return subprocess.Popen(
            [SCRIPTS / "run_state", *words], cwd=self.work / name, text=True, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def ended(self, process):
        said = process.communicate()[0]
        for line in said.splitlines():
            self.say(f"    {line}")
        return process.returncode, said

    def days(self):
        return [line.split()[-1] for line in self.git(self.remote, "log", "--format=%s", BRANCH).splitlines()]

    def two_at_once(self):
        """Two runs keep their state at the same time."""
        runs = [self.start("a", "day-1"), self.start("b", "day-2")]
        self.expect("two runs at once", [self.ended(run)[0] for run in runs], [0, 0])
        self.expect("commits of both", sorted(self.days()), ["day-1", "day-2"])

    def between(self):
        """Another run pushes between our fetch and our push."""
        hook = self.remote / "hooks/pre-receive"
        hook.write_text(f"""#!/bin/sh
rm "$0"
unset GIT_QUARANTINE_PATH
export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x
git update-ref refs/heads/{BRANCH} $(git commit-tree -p {BRANCH} -m 'After the check of day-3' {BRANCH}^{{tree}})
""")
        hook.chmod(0o755)
        self.expect("a run that came second", self.ended(self.start("a", "day-4"))[0], 0)
        self.expect("the order of both", self.days()[:2], ["day-4", "day-3"])

    def rewritten(self):
        """A person replaces the branch."""
        tree = self.git(self.remote, "rev-parse", f"{BRANCH}^{{tree}}")
        commit = self.git(self.remote, "commit-tree", "-m", "By hand day-5", tree)
        self.git(self.remote, "update-ref", f"refs/heads/{BRANCH}", commit)
        code, said = self.ended(self.run("b", "day-6", "restore"))
        self.expect("a state of a person", (code, "restored the state: By hand day-5" in said), (0, True))
        self.expect("a run after that", self.ended(self.start("b", "day-6"))[0], 0)
        self.expect("the branch after that", self.days(), ["day-6", "day-5"])

    def protected(self):
        """The branch is protected."""
        hook = self.remote / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho 'GH006: Protected branch update failed'\nexit 1\n")
        hook.chmod(0o755)
        code, said = self.ended(self.start("a", "day-7"))
        self.expect("a refused push", (code, "GH006" in said, f"run_state: {BRANCH} takes no push" in said), (1, True, True))
        hook.unlink()

    def no_state(self):
        """The check left half a state."""
        code, said = self.ended(self.start("a", "day-8", '{"version": 1, "pages": {'))
        self.expect("half a state", (code, "is no state of a run" in said), (1, True))
        self.expect("the branch beside it", self.days()[0], "day-6")
