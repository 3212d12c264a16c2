import Testing

@testable import EventLog

@Suite struct StreamPartTests {
    @Test(arguments: [1, 2, 3, 5])
    func `each stream is in one part, and the parts are about as large`(_ count: Int) {
        let parts = (0..<count).map { StreamPart($0, of: count) }
        var sizes = [Int](repeating: 0, count: count)
        for number in Int64(-500)..<20_000 {
            let holders = parts.indices.filter { parts[$0].has(number) }
            #expect(holders.count == 1)
            sizes[holders[0]] += 1
        }
        for size in sizes { #expect(abs(size - 20_500 / count) < 20_500 / count / 20) }
    }

    @Test func `a part that is divided is gone through part by part`() {
        let whole = StreamPart(1, of: 3)
        let wanted = (Int64(0)..<9_000).filter(whole.has)
        var part = whole
        #expect(!part.isDivided)
        part.divide()
        part.divide()
        #expect(part.isDivided && part.mayBeDivided)
        var found: [[Int64]] = []
        repeat { found.append((Int64(0)..<9_000).filter(part.has)) } while part.advance()
        #expect(found.count == 3 && !part.mayBeDivided)
        #expect(found.joined().sorted() == wanted)
        for some in found { #expect(abs(some.count - 1_000) < 75) }
    }

    @Test func `what a part becomes when it is divided was in it before`() {
        var part = StreamPart(1, of: 2)
        var before = (Int64(0)..<9_000).filter(part.has)
        for _ in 0..<8 {
            part.divide()
            let now = before.filter(part.has)
            #expect(now == (Int64(0)..<9_000).filter(part.has))
            #expect(!now.isEmpty && now.count < before.count)
            before = now
        }
    }

    @Test func `there is an end to dividing`() {
        var part = StreamPart(0, of: 2)
        var times = 0
        while part.mayBeDivided, times < 100 {
            part.divide()
            times += 1
        }
        #expect(times == 11)
    }

    @Test func `no number of parts is too small`() {
        #expect(StreamPart(0, of: 0).has(7))
        #expect(StreamPart(-1, of: -1).has(7))
    }
}
