import Testing

@testable import EventLog

struct NumberedPlacesTests {
    @Test func `a number without a place has none`() {
        var places = NumberedPlaces()
        #expect(places.place(of: 0) == nil && places.place(of: -1) == nil)
        places.set(7, for: 3)
        #expect(places.place(of: 3) == 7 && places.place(of: 2) == nil)
    }

    @Test func `small, great, negative and leaping numbers are kept alike`() {
        var places = NumberedPlaces()
        var expected: [Int64: Int32] = [:]
        let numbers: [Int64] = [
            5_000, 0, 1, 2, 1_024, 1_025, 4_999, 5_001, -3, .max, .min, 1 << 24, 1 << 24 - 1, 3_000,
            2_999, 100_000, 70_000, 140_000, 5_000,
        ]
        for (place, number) in numbers.enumerated() {
            places.set(Int32(place), for: number)
            expected[number] = Int32(place)
        }
        for (number, place) in expected { #expect(places.place(of: number) == place) }
        #expect(places.place(of: 99_999) == nil)
    }

    @Test func `thousands in a row keep their places`() {
        var places = NumberedPlaces()
        for number in Int32(0)..<20_000 { places.set(number, for: Int64(number) + 1) }
        #expect((1...20_000).allSatisfy { places.place(of: $0) == Int32($0) - 1 })
        #expect(places.place(of: 0) == nil && places.place(of: 20_001) == nil)
    }
}
