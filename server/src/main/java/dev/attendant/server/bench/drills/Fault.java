package dev.attendant.server.bench.drills;

/** In which way an engine fails. */
enum Fault {
    FAILS("fails"),
    STALLS("stalls"),
    /** It answers a second after its time. */
    LATE("1 s too late"),
    THROWS("throws"),
    /** And every later request fails, too. */
    DIES("dies");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
