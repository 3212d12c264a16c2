internal import Commissioning
internal import EventLog

extension Matter {
    /// The same matter as a part of the process that it decides on, where that is on record.
    func about(_ process: StreamName?) -> Matter {
        Matter(stream, process: process, owner: owner, regime: regime, title: title)
    }
}

extension AuditHistory {
    /// What a stream is about; of one that was not read, its name.
    func matter(of stream: StreamName) -> Matter {
        let matters =
            procurements.map(\.matter) + contracts.map(\.matter) + choices.map(\.matter)
            + support.map(\.matter)
        return matters.first { $0.stream == stream }
            ?? Matter(stream, owner: .init(stream.second))
    }
}
