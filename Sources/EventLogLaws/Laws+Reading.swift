internal import EventLog

extension Law {
    static let readLaws: [Law] = [
        Law("reading a prefix never shows a later event") { maker in
            let store = try await maker.make()
            for start in stride(from: 0, to: 60, by: 6) {
                _ = try await store.append(Sample.request(start..<(start + 6)))
            }
            let all = try store.events()
            for (from, to) in [(0, 60), (0, 0), (7, 7), (0, 1), (59, 60), (13, 41), (60, 99)] {
                let expected = all.filter { $0.position >= from && $0.position < to }
                let events = try store.events(from: UInt64(from), to: UInt64(to))
                try require(events, is: expected, "\(from)..<\(to)")
            }
            try require(try store.events(from: 5, to: 2), is: [], "an end before the start")
        },
        Law("a stream is what all events of its name are") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<150))
            let all = try store.events()
            for stream in try store.streams(startingWith: "") {
                let own = try all.filter { event in
                    try event.leaf.withUnsafeBufferPointer { leaf in
                        try LeafHeader(leaf).text(.subject, in: leaf) == stream.text
                    }
                }
                try require(try store.events(.stream(stream)), is: own, "\(stream)")
                try require(Set(own.map(\.streamNumber)).count, is: 1, "the numbers of \(stream)")
                let part = own.filter { $0.position >= 20 && $0.position < 90 }
                try require(
                    try store.events(.stream(stream), from: 20, to: 90), is: part, "a part")
            }
            try require(try store.events(.stream(Sample.name("sample/x"))), is: [], "no stream")
            try require(Set(all.map(\.streamNumber)).count, is: 7, "the streams' numbers")
            try require(Set(all.map(\.typeNumber)).count, is: 4, "the types' numbers")
        },
        Law("the end of each stream is its newest event") { maker in
            let store = try await maker.make()
            for range in [0..<150, 150..<153] {
                _ = try await store.append(Sample.request(range))
                var ends: [Int64: UInt64] = [:]
                try store.streamEnds { stream, last in
                    ends.updateValue(last.index, forKey: stream) == nil
                }
                let newest = Dictionary(
                    try store.events().map { ($0.streamNumber, $0.position) },
                    uniquingKeysWith: max)
                try require(ends, is: newest, "the ends after \(range)")
            }
            var seen = 0
            try store.streamEnds { _, _ in
                seen += 1
                return seen < 3
            }
            try require(seen, is: 3, "the ends told of until it was enough")
        },
        Law("a tag finds the events that have it, and no other") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<70))
            _ = try await store.append(Sample.request(70..<150))
            let all = try store.events()
            for tag in ["all", "third:0", "third:2", "tenth:0", "tenth:7", "tenth:14", "no-such"] {
                let own = all.filter { Sample.tags(number: Int($0.position)).contains(tag) }
                try require(try store.events(.tag(tag)), is: own, tag)
                let part = own.filter { $0.position >= 65 && $0.position < 90 }
                try require(try store.events(.tag(tag), from: 65, to: 90), is: part, "a part")
            }
        },
        Law("reading stops when it is told to") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<600))
            for query in [EventQuery.all, .stream(Sample.name("sample/3")), .tag("third:1")] {
                for count in [1, 2, 50] {
                    var seen = 0
                    try store.read(query, from: Position(0), to: LogSize(.max)) { _ in
                        seen += 1
                        return seen < count
                    }
                    try require(seen, is: count, "the events seen of \(query)")
                }
            }
        },
        Law("a store can be asked from within a reading") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<30))
            var found: [Position?] = []
            try store.read(.all, from: Position(0), to: LogSize(.max)) { row in
                found.append(try? store.position(of: Sample(Int(row.position.index)).id))
                return true
            }
            try require(found, is: (0..<30).map { Position(UInt64($0)) }, "the positions")
        },
        Law("streams are found by how their names begin, in order of bytes") { maker in
            let store = try await maker.make()
            let names = ["b/x", "a/b/c", "a/b", "a/B", "a/b-1", "a/b.2", "ab/1", "A/1"]
            for (number, name) in names.enumerated() {
                _ = try await store.append(Sample.request([Sample(number, stream: name)]))
            }
            func found(_ prefix: String) throws -> [String] {
                try store.streams(startingWith: prefix).map(\.text)
            }
            try require(
                try found(""), is: ["A/1", "a/B", "a/b", "a/b-1", "a/b.2", "a/b/c", "ab/1", "b/x"],
                "all streams")
            try require(
                try found("a/b"), is: ["a/b", "a/b-1", "a/b.2", "a/b/c"], "those of a/b")
            try require(try found("a/b/"), is: ["a/b/c"], "those of a/b/")
            try require(try found("c"), is: [], "those of c")
        },
        Law("every id is found where its event stands, and no other id") { maker in
            let store = try await maker.make()
            for start in stride(from: 0, to: 900, by: 90) {
                _ = try await store.append(Sample.request(start..<(start + 90)))
            }
            for number in 0..<900 {
                try require(
                    try store.position(of: Sample(number).id), is: Position(UInt64(number)),
                    "the position of \(number)")
            }
            for number in 900..<950 {
                try require(try store.position(of: Sample(number).id), is: nil, "no event")
            }
            let mixed = [899, 900, 0, 450, 450, 949]
            try require(
                try store.positions(of: mixed.map { Sample($0).id }),
                is: mixed.map { $0 < 900 ? Position(UInt64($0)) : nil }, "several positions")
            try require(try store.positions(of: []), is: [], "the positions of none")
        },
        Law("disclosures come back as they were given, in order of names") { maker in
            let store = try await maker.make()
            let samples = (0..<20).map { Sample($0, isSealed: $0 % 3 == 0) }
            _ = try await store.append(Sample.request(samples))
            for sample in samples {
                let found = try store.disclosures(at: Position(UInt64(sample.number)))
                try require(found, is: sample.disclosures, "the disclosures of \(sample.number)")
            }
            try require(try store.disclosures(at: Position(500)), is: [], "no event")
            try store.requireSound()
        },
    ]
}
