package dev.attendant.conversation;

/**
 * Is told what the caller has probably said before it is sure, so that the answer can be made ready in the silence
 * that decides it. Called on the call's event loop; must not block.
 */
public interface Anticipation {

    /** Nothing is made ready. */
    Anticipation NONE = new Anticipation() {
        @Override
        public void likely(String words, String heard) {}

        @Override
        public void unlikely() {}
    };

    /**
     * The caller pauses, and this may be all.
     *
     * @param words what they have said
     * @param heard how much of our reply before they have heard
     */
    void likely(String words, String heard);

    /** They went on. */
    void unlikely();
}
