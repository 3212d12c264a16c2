public import EventLog

/// A price of a bid; sealed until an event reveals it.
public struct BidPrice: Hashable, Sendable {
    /// The lot it is the price for; nil where there are none.
    public let lot: Reference?
    /// The price, and the event that revealed it; nil while it is sealed.
    public let price: Revealed<Money>?
    /// The event that states it.
    public let by: Position
    /// The day on which it was noted.
    public let on: CivilDate
}
