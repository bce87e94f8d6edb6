package dev.attendant.conversation;

/** Stands where no line is open. */
enum NoLine implements Line {
    INSTANCE;

    @Override
    public Heard exchange(Reply reply) {
        return new Heard.LineEnded("no line is open", Spoken.NOTHING);
    }

    @Override
    public void prepare(Reply reply) {}

    @Override
    public void stop(String reason) {}

    @Override
    public void close() {}
}
