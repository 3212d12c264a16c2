/// The histories of many streams, for those who ask about all of them: gathered while a log is
/// read once, and not stream by stream.
public struct HistoryShelf: Sendable {
    private var streams: [(name: StreamName, statements: [Statement])] = []
    private var places: [StreamName: Int] = [:]
    private var placesByNumber: [Int64: Int] = [:]
    private let reveals: RevealIndex

    /// A shelf of nothing yet.
    ///
    /// - Parameter reveals: What had been made known of sealed values.
    public init(_ reveals: RevealIndex = RevealIndex([])) { self.reveals = reveals }

    /// The streams, in ascending order of names.
    public var names: [StreamName] { streams.map(\.name).sorted() }

    /// Takes in the next event of a stream; its bytes are copied.
    ///
    /// - Parameters:
    ///   - stream: A number for its stream, the same for all its events.
    ///   - isAltered: Whether its bytes have another hash than is stored.
    /// - Throws: ``StoreError/damaged(position:_:)`` when it cannot be read.
    public mutating func take(
        _ leaf: UnsafeBufferPointer<UInt8>, at position: Position, ofStream stream: Int64,
        isAltered: Bool
    ) throws(StoreError) {
        do throws(FieldIssue) {
            let place = try place(of: stream, leaf)
            streams[place].statements.append(
                try Statement(position: position, leaf: Array(leaf), isAltered: isAltered))
        } catch {
            throw .damaged(position: position, error.reason)
        }
    }

    private mutating func place(
        of stream: Int64, _ leaf: UnsafeBufferPointer<UInt8>
    ) throws(FieldIssue) -> Int {
        if let known = placesByNumber[stream] { return known }
        let header = try LeafHeader(leaf, checksForm: false)
        guard let name = StreamName(utf8: header.bytes(.subject, in: leaf)) else {
            throw FieldIssue(path: "subject", value: nil, reason: "no stream has such a name")
        }
        let place = streams.count
        streams.append((name, []))
        places[name] = place
        placesByNumber[stream] = place
        return place
    }

    /// The history of a stream; nil when none of its events was taken in.
    public func history(of stream: StreamName) -> StreamHistory? {
        places[stream].map { StreamHistory(streams[$0].statements, reveals.reveals(of: stream)) }
    }
}
