import SurveyCommands

await runProviderSurvey()
