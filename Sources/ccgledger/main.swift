internal import LedgerCLI

await LedgerCommand.main()
