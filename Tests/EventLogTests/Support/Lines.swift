import EventLog

/// A correction of a count: its whole fact again.
func corrected(
    _ target: EventID, to amount: Int, on date: String = "2013-04-01",
    in stream: String = "till/02Q/1", _ more: String = ""
) -> String {
    let fact = #""occurredon":"\#(date)","data":{"amount":\#(amount)}"#
    let rest = more.isEmpty ? "" : "," + more
    return line(
        Correction.corrected.text, #"{"reasonCode":"wrongValue",\#(fact)\#(rest)}"#,
        on: "2014-01-01", in: stream, "\"corrects\":\"\(target)\"")
}

func withdrawn(_ target: EventID, in stream: String = "till/02Q/1") -> String {
    line(
        Correction.withdrawn.text, #"{"reasonCode":"neverHappened"}"#, on: "2014-01-01",
        in: stream, "\"corrects\":\"\(target)\"")
}

func closed(on date: String = "2013-04-01", in stream: String = "till/02Q/1") -> String {
    line(Closed.name.text, "{}", on: date, in: stream)
}
