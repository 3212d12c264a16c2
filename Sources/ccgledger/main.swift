internal import CMimalloc
internal import LedgerCLI

// States of very many streams are looked into by turns: with pages of 2 MiB the processor finds
// them without a walk through its tables for each.
await LedgerCommand.main { mi_option_set_enabled(mi_option_large_os_pages, true) }
