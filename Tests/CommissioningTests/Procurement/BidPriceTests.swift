import EventLog
import Testing

@testable import Commissioning

@Suite struct BidPriceTests {
    @Test func `the price for a lot is the last that was stated`() {
        var bid = BidRecord()
        func price(_ lot: String?, _ position: UInt64) -> BidPrice {
            BidPrice(
                lot: lot.map { ref($0) }, price: nil, by: Position(position),
                on: day("2013-06-05"))
        }
        bid.prices = [price("A", 1), price("A", 2), price(nil, 3)]
        #expect(bid.price(for: ref("A"))?.by == Position(2))
        #expect(bid.price(for: nil)?.by == Position(3) && bid.price(for: ref("B")) == nil)
    }
}
