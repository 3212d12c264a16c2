/// Places for things that have numbers, which mostly are small and dense.
struct NumberedPlaces {
    /// For numbers from 0 below ``denseLimit``; negative where there is none.
    private var dense: [Int32] = []
    private var others: [Int64: Int32] = [:]

    /// Beyond, numbers that leave gaps would cost memory.
    private static let denseLimit: Int64 = 1 << 24

    /// The place of a number; nil when it has none.
    func place(of number: Int64) -> Int32? {
        guard number >= 0, number < Int64(dense.count) else { return others[number] }
        let place = dense[Int(number)]
        return place >= 0 ? place : nil
    }

    /// Gives a number a place.
    mutating func set(_ place: Int32, for number: Int64) {
        guard number >= 0, number < NumberedPlaces.denseLimit else {
            others[number] = place
            return
        }
        // Twice as far as needed, so that growing costs little; a leap past that goes elsewhere.
        if number >= Int64(dense.count), number <= Int64(2 * dense.count + 1_024) {
            let room = 2 * dense.count + 1_025
            for index in dense.count..<room {
                dense.append(others.removeValue(forKey: Int64(index)) ?? -1)
            }
        }
        if number < Int64(dense.count) {
            dense[Int(number)] = place
        } else {
            others[number] = place
        }
    }
}
