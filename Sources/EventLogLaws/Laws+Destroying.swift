internal import EventLog
internal import TransparencyLog

extension Law {
    static let destroyingLaws: [Law] = [
        Law("what is destroyed is gone, and everything else is as it was") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request((0..<60).map(sealed)))
            let (events, head) = (try store.events(), try store.head())
            let places = [3, 30, 3].map {
                DisclosurePlace(position: Position($0), name: "contact")
            }
            let absent = DisclosurePlace(position: Position(7), name: "nothing")
            try await store.destroy(places + [absent], forgetsRequests: false)
            try require(try store.events(), is: events, "the events")
            try require(try store.head(), is: head, "the head")
            for number in [2, 3, 30] {
                let left = sealed(number).disclosures.filter {
                    number == 2 || $0.name != "contact"
                }
                try require(
                    try store.disclosures(at: Position(UInt64(number))), is: left,
                    "the disclosures of event \(number)")
            }
            try store.requireSound()
        },
        Law("the disclosures of a class come in order, and no others") { maker in
            let store = try await maker.make()
            _ = try await store.append(
                Sample.request((0..<20).map { Sample($0, isSealed: $0 % 3 == 0) }))
            var found: [UInt64] = []
            try store.disclosures(of: .personal) { position, disclosure in
                found.append(position.index)
                return disclosure.name == "contact" && found.count < 5
            }
            try require(found, is: [0, 3, 6, 9, 12], "the positions")
        },
        Law("the disclosures of a run of events come in order, and no others") { maker in
            let store = try await maker.make()
            let samples = (0..<20).map { Sample($0, isSealed: $0 % 3 == 0) }
            _ = try await store.append(Sample.request(samples))
            func found(_ from: UInt64, _ to: UInt64, atMost limit: Int = .max) throws -> [String] {
                var found: [String] = []
                try store.disclosures(from: Position(from), to: LogSize(to)) { place, disclosure in
                    found.append("\(place) \(disclosure.name) \(disclosure.digest)")
                    return found.count < limit
                }
                return found
            }
            let expected = (3..<10).flatMap { number in
                samples[number].disclosures.map { "\(number) \($0.name) \($0.digest)" }
            }
            try require(try found(3, 10), is: expected, "those of events 3 to 9")
            try require(
                try found(3, 10, atMost: 1), is: Array(expected.prefix(1)), "when stopped")
            try require(try found(4, 6), is: [], "where there are none")
            try require(try found(19, 99), is: [], "beyond the end")
            let place = DisclosurePlace(position: Position(3), name: "contact")
            try await store.destroy([place], forgetsRequests: false)
            try require(
                try found(3, 4).contains { $0.contains(" contact ") }, is: false,
                "what was destroyed")
        },
        Law("a forgotten request is recognised no longer, unless by the id of its event") { maker in
            let store = try await maker.make()
            let drafts = (0..<40).map { sealed($0).draft }
            // The odd ones have the id of their event for a key.
            let entries = drafts.enumerated().map { number, draft in
                RequestEntry(
                    key: number % 2 == 1 ? RequestKey(draft.id) : Sample(number).key,
                    content: Sample(number).content, drafts: [draft])
            }
            let request = AppendRequest(entries: entries)
            _ = try await store.append(request)
            let places = [4, 5, 12].map {
                DisclosurePlace(position: Position($0), name: "contact")
            }
            try await store.destroy(places, forgetsRequests: true)
            let known = try store.recorded(entries.map(\.key))
            for number in entries.indices {
                let entry = known[number]
                switch number {
                case 4, 12: try require(entry, is: nil, "entry \(number)")
                case 5: try require(entry?.isForgotten, is: true, "entry 5 is forgotten")
                default:
                    try require(
                        entry?.content, is: Sample(number).content, "entry \(number)")
                }
            }
            try store.requireSound()
            let more = try await store.append(Sample.request(100..<110))
            try require(more.first, is: Position(40), "the next position")
            try store.requireSound()
        },
    ]

    private static func sealed(_ number: Int) -> Sample { Sample(number, isSealed: true) }
}
