package dev.attendant.server.bench.turns;

/** What is measured, in the order of the table; each with the goal that we set ourselves. */
enum Row {

    GREETING("greeting, from the answer", Of.TOTAL, 100),
    FINISHED("answer after a finished sentence", Of.ADDED, 25),
    OPEN("answer after an open one", Of.ADDED, 25),
    YES("answer after yes or no", Of.ADDED, 25),
    DIGITS("answer after dictated digits", Of.ADDED, 25),
    BARGE_IN("barge-in, first sample to silence", Of.ADDED, 20),
    RESUME("goes on after \"mm-hm\"", Of.ADDED, 25);

    /** Which of a delay's figures the goal is for; its median is held against it. */
    private enum Of {
        TOTAL,
        ADDED
    }

    private final String title;
    private final Of of;
    private final int goalMillis;

    Row(String title, Of of, int goalMillis) {
        this.title = title;
        this.of = of;
        this.goalMillis = goalMillis;
    }

    String title() {
        return title;
    }

    String goal() {
        return (of == Of.TOTAL ? "p50 ≤ " : "ours p50 ≤ ") + goalMillis;
    }

    /** By how much the goal is missed; nothing or less when it is reached. */
    double missedBy(Spread spread) {
        return (of == Of.TOTAL ? spread.total().p50() : spread.added().p50()) - goalMillis;
    }
}
