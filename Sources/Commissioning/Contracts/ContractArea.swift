public import EventLog

/// Contracts: how they are awarded, signed, published, changed, paid under and ended.
public enum ContractArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = ContractState
    /// Why a proposal cannot be.
    public typealias Refusal = ContractRefusal

    /// `contract`.
    public static let name = "contract"
    /// One stream a contract, under the commissioner that leads it.
    public static let streamForm = "contract/{ods}/{ref}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<ContractArea>] {
        [
            EventType(ContractAwarded.self),
            EventType(ContractSigned.self),
            EventType(ContractRecordPublished.self),
            EventType(ContractModified.self),
            EventType(ContractExtended.self),
            EventType(ContractTerminated.self),
            EventType(ContractNovated.self),
            EventType(PaymentMade.self),
        ]
    }

    /// A contract of which nothing is known but its commissioner.
    public static func initial(_ stream: StreamName) -> ContractState {
        ContractState(commissioner: body(of: stream))
    }

    /// The commissioner whose contract a stream is; nil when the stream does not name one.
    public static func body(of stream: StreamName) -> ODSCode? {
        stream.body(inArea: name, partCount: 3)
    }
}
