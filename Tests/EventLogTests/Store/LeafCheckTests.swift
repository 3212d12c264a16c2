import EventLog
import Testing
import TransparencyLog

private let recorded = instant("2020-01-01T00:00:00Z")
private let leaf = draft(1).leaf(recordedTime: recorded, streamVersion: StreamVersion(1))

private let columns = StoredColumns(
    position: Position(5), id: id(1), occurredOn: day("2013-04-01"), recordedTime: recorded,
    version: StreamVersion(1), leafHash: TreeHash.leaf(leaf))

private func checks(_ leaf: [UInt8], _ columns: StoredColumns, origin: String? = nil) -> [String] {
    var check = LeafCheck(origin: origin ?? "ledger.example/test")
    leaf.withUnsafeBufferPointer { _ = check.compare($0, with: columns) }
    return check.failures.map(\.check)
}

@Test func `a leaf that is what its columns say has no failure`() {
    #expect(checks(leaf, columns) == [])
}

@Test func `each column that differs from the leaf is found`() {
    func changed(_ change: (inout StoredColumns) -> Void) -> [String] {
        var other = columns
        change(&other)
        return checks(leaf, other)
    }
    #expect(changed { $0.id = id(2) } == ["columns"])
    #expect(changed { $0.occurredOn = day("2013-04-02") } == ["columns"])
    #expect(changed { $0.recordedTime = recorded.next } == ["columns"])
    #expect(changed { $0.version = StreamVersion(2) } == ["columns"])
    #expect(changed { $0.leafHash = TreeHash.emptyRoot } == ["leaf-hash"])
    #expect(checks(leaf, columns, origin: "ledger.example/other") == ["source"])
    #expect(checks([], columns) == ["leaf-hash", "canonical"])
    #expect(checks(leaf + [0x20], columns) == ["leaf-hash", "canonical"])
}

@Test func `any flipped bit of a leaf is found`() {
    for bit in 0..<(leaf.count * 8) {
        var other = leaf
        other[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(checks(other, columns).contains("leaf-hash"))
    }
}

@Test func `recorded time stands still within an append and moves on between two`() {
    func isFound(_ time: Instant, _ last: Instant?, _ isSame: Bool) -> Bool {
        var check = LeafCheck(origin: "o")
        check.compare(recordedTime: time, after: last, isSameAppend: isSame, Position(1))
        return !check.failures.isEmpty
    }
    #expect(!isFound(recorded, nil, false) && !isFound(recorded, recorded, true))
    #expect(isFound(recorded, recorded, false) && isFound(recorded.next, recorded, true))
    #expect(!isFound(recorded.next, recorded, false) && isFound(recorded, recorded.next, false))
}

@Test func `failures come in order of position, and only so many are kept`() {
    var check = LeafCheck(origin: "o")
    check.fail(nil, "root", "a")
    check.fail(Position(2), "tags", "b")
    check.fail(Position(1), "tags", "c")
    #expect(check.failures.map(\.reason) == ["c", "b", "a"])
    for _ in 0..<LeafCheck.maximumFailures { check.fail(Position(9), "tags", "d") }
    #expect(check.failures.count == LeafCheck.maximumFailures + 1)
    #expect(check.failures.last?.reason == "3 more were found")
}

@Test func `a disclosure's digest stands in its leaf, and is over its name`() {
    let text = line("till.counted.v1", #"{"amount":1,"note":"x"}"#)
    guard let proposal = try? Proposal(line: Array(text.utf8)),
        let valid = try? catalogue.validate(proposal, defaults: defaults, typeOfEvent: { _ in nil })
    else {
        Issue.record("no proposal")
        return
    }
    let draft = valid.draft(id: id(1), source: "s", random: CountingRandom())
    let other = Disclosure(name: "note", value: [0x31], salt: (7, 7), sealing: .narrative)
    let leaf = draft.leaf(recordedTime: recorded, streamVersion: StreamVersion(1))
    let first = draft.disclosures[0]
    let renamed = Disclosure(name: "x", encoded: first.encoded, sealing: first.sealing)
    for (disclosure, isThere) in [(first, true), (other, false), (renamed, false)] {
        var check = LeafCheck(origin: "s")
        leaf.withUnsafeBufferPointer { check.compare(disclosure, with: $0, Position(0)) }
        #expect(check.failures.isEmpty == isThere)
    }
}
