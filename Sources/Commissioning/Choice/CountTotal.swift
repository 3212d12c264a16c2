/// Adds up counts.
enum CountTotal {
    /// The sum; the greatest number there is when it would be more.
    static func of(_ counts: some Sequence<Int64>) -> Int64 {
        var total: Int64 = 0
        for count in counts {
            let (sum, overflow) = total.addingReportingOverflow(count)
            guard !overflow else { return .max }
            total = sum
        }
        return total
    }
}
