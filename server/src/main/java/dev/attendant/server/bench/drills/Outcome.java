package dev.attendant.server.bench.drills;

/** How a call went on after the fault. None but the last loses the call. */
enum Outcome {
    TALK("the talk went on"),
    MENU("digit menu, people"),
    APOLOGY("apology, people"),
    LOST("LOST");

    private final String title;

    Outcome(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
