package dev.attendant.vosk;

import dev.attendant.conversation.engine.EngineUnavailable;

/**
 * Whether Vosk is there and runs on this machine. Names none of its classes, so that its absence is told in words and
 * not by the class loader.
 */
final class VoskLibrary {

    private VoskLibrary() {}

    static void require() {
        try {
            Class.forName("org.vosk.LibVosk");
        } catch (ClassNotFoundException e) {
            throw new EngineUnavailable("recognizer.vosk needs Vosk, which is missing: put vosk-0.3.45.jar"
                    + " (com.alphacephei:vosk) and jna-5.18.1.jar (net.java.dev.jna:jna) into lib beside the"
                    + " launcher", e);
        } catch (LinkageError e) {
            throw new EngineUnavailable("recognizer.vosk needs Vosk, which does not run on this machine: " + e
                    + "; its jar runs on x86-64 with Linux (glibc), macOS or Windows, and needs a folder for temporary"
                    + " files (" + System.getProperty("java.io.tmpdir") + ") from which libraries may be loaded", e);
        }
    }
}
