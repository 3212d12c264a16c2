import Testing

@testable import Commissioning

@Suite struct SparseTests {
    private struct Room: Hashable {
        @Sparse var value: String?
    }

    @Test func `a value is there once it is set and gone once it is unset`() {
        var room = Room()
        #expect(room.value == nil)
        room.value = "a"
        let copy = room
        room.value?.append("b")
        #expect(room.value == "ab" && copy.value == "a")
        room.value = nil
        #expect(room == Room() && room != copy)
    }

    @Test func `it takes eight bytes whatever its value takes`() {
        #expect(MemoryLayout<Sparse<String>>.size == 8)
    }
}
