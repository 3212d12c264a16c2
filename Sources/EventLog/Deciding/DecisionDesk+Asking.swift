/// What stands in a stream, recorded or about to be: for what is decided on in one stream and rests
/// on another.
extension DecisionDesk {
    /// What the events of a stream come to, those that are pending among them.
    ///
    /// - Throws: ``FoldError``, ``StoreError``.
    public func state<Area: EventArea>(
        of stream: StreamName, in area: Area.Type
    ) throws -> Area.State? {
        try box(of: stream, area: Area.name).map { StateBoxOf<Area.State>.of($0).state }
    }

    /// Whether a stream holds an event of a type.
    ///
    /// - Throws: ``StoreError``.
    public func holds(_ type: EventTypeName, in stream: StreamName) throws -> Bool {
        try statements(of: stream).contains { $0.type.utf8.elementsEqual(type.text.utf8) }
    }
}
