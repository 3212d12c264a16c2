import EventLog
import Testing

@Test func `an id is written as 8-4-4-4-12 lower-case digits`() {
    let id = EventID(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
    #expect("\(id)" == "01234567-89ab-cdef-fedc-ba9876543210")
    #expect(
        id.bytes.map { String($0, radix: 16) }.joined(separator: " ")
            == "1 23 45 67 89 ab cd ef fe dc ba 98 76 54 32 10")
    #expect(EventID("00000000-0000-0000-0000-000000000000") == EventID(high: 0, low: 0))
}

@Test(arguments: [
    "", "01234567-89AB-cdef-fedc-ba9876543210", "0123456789abcdeffedcba9876543210",
    "01234567-89ab-cdef-fedc-ba987654321", "01234567-89ab-cdef-fedc-ba98765432100",
    "01234567089ab-cdef-fedc-ba9876543210", "g1234567-89ab-cdef-fedc-ba9876543210",
    "{1234567-89ab-cdef-fedc-ba987654321}", " 1234567-89ab-cdef-fedc-ba9876543210",
    "01234567-89ab-cdef-fedc-ba98765432\u{e9}",
])
func `another text is no id`(text: String) {
    #expect(EventID(text) == nil)
}

@Test func `any other byte in any place makes it no id`() {
    let text = Array("01234567-89ab-cdef-fedc-ba9876543210".utf8)
    let digits = Set("0123456789abcdef".utf8)
    for place in text.indices {
        for byte in UInt8.min...UInt8.max {
            var changed = text
            changed[place] = byte
            let isID = text[place] == 0x2D ? byte == 0x2D : digits.contains(byte)
            let id = changed.withUnsafeBufferPointer { EventID(utf8: $0) }
            #expect((id != nil) == isID, "byte \(byte) in place \(place)")
        }
    }
}

@Test func `every id reads back from its text and is ordered as its bytes`() {
    let seed: UInt64 = 5
    var random = SeededRandom(seed)
    var last = EventID(high: 0, low: 0)
    for _ in 0..<5_000 {
        let id = EventID(
            high: random.next() >> UInt64.random(in: 0...63, using: &random),
            low: random.next())
        #expect(EventID(id.description) == id, "seed \(seed)")
        #expect((id < last) == id.bytes.lexicographicallyPrecedes(last.bytes), "seed \(seed)")
        #expect((id < last) == (id.description < last.description), "seed \(seed)")
        last = id
    }
}

@Test func `an id made by the ledger is a version 7 UUID of its moment`() {
    let moment = instant("2024-03-01T12:34:56.789999Z")
    let id = EventID(version7At: moment, random: (.max, .max))
    let milliseconds = UInt64(moment.microseconds / 1_000)
    #expect(id.high >> 16 == milliseconds)
    #expect(id.high >> 12 & 0xF == 7)
    #expect(id.low >> 62 == 0b10)
    #expect(id.high & 0xFFF == 0xFFF && id.low & 0x3FFF_FFFF_FFFF_FFFF == 0x3FFF_FFFF_FFFF_FFFF)
    let zero = EventID(version7At: moment, random: (0, 0))
    #expect(zero.high & 0xFFFF == 0x7000 && zero.low == 0x8000_0000_0000_0000)
}

@Test func `RFC 9562's version 7 example comes out of its parts`() {
    // RFC 9562, A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F at 2022-02-22 19:22:22 UTC.
    let moment = instant("2022-02-22T19:22:22Z")
    let id = EventID(version7At: moment, random: (0xCC3, 0x18C4_DC0C_0C07_398F))
    #expect("\(id)" == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
}

@Test func `a moment before 1970 or far ahead does not trap`() {
    let past = EventID(version7At: instant("0001-01-01T00:00:00Z"), random: (1, 2))
    #expect(past.high >> 16 == 0)
    let future = EventID(version7At: instant("9999-12-31T23:59:59.999999Z"), random: (1, 2))
    #expect(future.high >> 12 & 0xF == 7)
}

@Test func `random bytes never trap, and are an id only when they are its text`() {
    let seed: UInt64 = 6
    var random = SeededRandom(seed)
    let valid = Array("01234567-89ab-cdef-fedc-ba9876543210".utf8)
    for _ in 0..<20_000 {
        var bytes = valid
        for _ in 0...Int.random(in: 0...2, using: &random) {
            let place = Int.random(in: 0..<36, using: &random)
            bytes[place] = UInt8.random(in: 0...127, using: &random)
        }
        if random.happens(10) { bytes.removeLast(Int.random(in: 0...36, using: &random)) }
        guard let id = bytes.withUnsafeBufferPointer({ EventID(utf8: $0) }) else { continue }
        #expect(Array(id.description.utf8) == bytes, "seed \(seed)")
    }
}

@Test func `the machine's random bytes differ`() {
    let random = SystemRandom()
    let (first, second) = (random.sixteenBytes(), random.sixteenBytes())
    #expect(first != second)
}
