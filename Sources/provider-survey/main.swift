import SurveyCommands

await ProviderSurvey.main()
