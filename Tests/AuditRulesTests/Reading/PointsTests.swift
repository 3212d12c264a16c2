import Commissioning
import Testing

@testable import AuditRules

struct PointsTests {
    private func points(_ part: String, of all: String) -> Points? {
        guard let part = DecimalString(part), let all = DecimalString(all) else { return nil }
        return Points(part, of: all)
    }

    @Test func `a decimal part of a whole is kept between two bounds`() throws {
        let exact = try #require(points("7.25", of: "10"))
        #expect(exact.least == 725_000_000 && exact.most == exact.least)
        #expect("\(exact)" == "72.5 %")
        let third = try #require(points("1", of: "3"))
        #expect(third.least == 333_333_333 && third.most == 333_333_334)
    }

    @Test func `what cannot be worked out is none, and nothing overflows`() throws {
        #expect(points("-1", of: "3") == nil && points("1", of: "0") == nil)
        #expect(points("999999999999999", of: "0.000000000000001") == nil)
        #expect(Points(.max, of: 1) == nil)
        let most = try #require(Points(1_000, of: 1))
        let whole = try #require(BasisPoints(10_000))
        let many = (0..<1_000).reduce(most) { sum, _ in sum + most }
        #expect(many.times(whole).least == 100_000 * Points.whole)
    }

    @Test func `weights and means keep their bounds`() throws {
        let third = try #require(points("1", of: "3"))
        let half = third.times(try #require(BasisPoints(5_000)))
        #expect(half.least == 166_666_666 && half.most == 166_666_667)
        let mean = try #require(Points.mean([third, .nothing]))
        #expect(mean.least == 166_666_666 && mean.most == 166_666_667)
        #expect(Points.mean([]) == nil)
    }

    @Test func `more is more only when the bounds are apart`() throws {
        let third = try #require(points("1", of: "3"))
        let other = try #require(points("2", of: "6"))
        #expect(!third.isSurelyMore(than: other) && !other.isSurelyMore(than: third))
        let more = try #require(points("1.00001", of: "3"))
        #expect(more.isSurelyMore(than: third) && !third.isSurelyMore(than: more))
    }
}
