/// A command that may hold the states of very many streams, and looks into them by turns: it has
/// the program's memory come in large pages, which are not given back to the system before its end.
/// An import would hold too much of it.
protocol WholeLogCommand {
    /// Whether it reads a whole log this time.
    var readsWholeLog: Bool { get }
}

extension RebuildCommand: WholeLogCommand {
    var readsWholeLog: Bool { true }
}

extension VerifyCommand: WholeLogCommand {
    var readsWholeLog: Bool { true }
}

extension AuditCommand: WholeLogCommand {
    var readsWholeLog: Bool { codes.isEmpty }
}

extension BenchCommand: WholeLogCommand {
    var readsWholeLog: Bool { ledger != nil }
}
