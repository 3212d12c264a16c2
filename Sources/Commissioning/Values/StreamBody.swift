import EventLog

extension StreamName {
    /// The body in the second part of the name; nil when the name has another area, another number
    /// of parts, or no ODS code there.
    func body(inArea area: String, partCount: Int) -> ODSCode? {
        let parts = parts
        guard parts.count == partCount, self.area == area else { return nil }
        return ODSCode(parts[1])
    }
}
