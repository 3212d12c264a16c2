/// What had been made known of sealed values, by the stream whose values they are: for those who
/// ask about many streams and do not want to look for the reveals of each.
public struct RevealIndex: Sendable {
    private var facts: [StreamName: [StatedFact]] = [:]

    /// Takes in the reveals among facts that stand, of whatever streams.
    public init(_ facts: [StatedFact]) {
        let reveals = facts.filter { $0.type == RevealEvent.name.text }
            .sorted { $0.fact.order < $1.fact.order }
        for reveal in reveals {
            let statement = reveal.leaf.withUnsafeBufferPointer { leaf in
                RevealStatement(FieldInput(document: leaf, range: reveal.data))
            }
            if let stream = statement?.stream { self.facts[stream, default: []].append(reveal) }
        }
    }

    /// What had been made known of the values of a stream.
    func reveals(of stream: StreamName) -> StreamReveals {
        facts[stream].map { StreamReveals($0, of: stream) } ?? .none
    }
}
