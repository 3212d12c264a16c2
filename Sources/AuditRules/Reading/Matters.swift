internal import Commissioning
internal import EventLog

extension Matter {
    /// The same matter as a part of the process that it decides on, where that is on record.
    func about(_ process: StreamName?) -> Matter {
        Matter(stream, process: process, owner: owner, regime: regime, title: title)
    }
}
