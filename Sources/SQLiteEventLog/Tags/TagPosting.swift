/// One event that has one tag.
struct TagPosting: Hashable, Comparable {
    /// The number of the tag's name; from 1.
    let tag: Int64
    let position: Int64

    static func < (left: TagPosting, right: TagPosting) -> Bool {
        left.tag == right.tag ? left.position < right.position : left.tag < right.tag
    }
}
