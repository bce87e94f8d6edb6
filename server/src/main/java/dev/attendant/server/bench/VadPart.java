package dev.attendant.server.bench;

import java.util.List;
import java.util.Map;

/**
 * The two parts of the labelled set: a detector is tuned on one and reported on the other. They have no sentence,
 * no voice and no noise in common.
 */
enum VadPart {
    TUNING(
            1000,
            6,
            List.of(
                    "Hello, I would like to speak with somebody in sales please.",
                    "My order has not arrived yet.",
                    "The number is four seven one one zero eight.",
                    "Yes.",
                    "When are you open on Saturday?",
                    "I called last week about a broken router, and nobody ever called me back.",
                    "Can you tell me how much that costs?",
                    "No thank you.",
                    "It is for Peter Schmidt, from the third floor.",
                    "Please put me through to the workshop."),
            List.of("kevin:pitch=95,rate=150", "kevin:pitch=150,rate=170"),
            List.of("rms", "slt"),
            Map.of(
                    "en-us", List.of(),
                    "en-gb+f2", List.of(),
                    "en-us+Andrea", List.of(),
                    "en-gb+m3", List.of(),
                    "de+m7", List.of("Guten Tag, ich habe eine Frage zu meiner Rechnung.", "Ja, genau.",
                            "Mein Internet geht seit gestern nicht mehr."),
                    "es+f4", List.of("Buenos días, quisiera hablar con una persona.", "No funciona el teléfono.",
                            "Sí, por favor."))),
    REPORT(
            2000,
            3,
            List.of(
                    "Good morning, this is Susan Miller.",
                    "I want to cancel my appointment on Thursday.",
                    "My account number is three nine six two double five one.",
                    "No.",
                    "Is there still a room free for the weekend?",
                    "Somebody told me that the delivery would come today, but I have been waiting since eight.",
                    "What does the express service cost?",
                    "That is right.",
                    "Could I talk to a human being, please?",
                    "Thanks, that was all I wanted to know."),
            List.of("kevin:pitch=115,rate=140", "kevin:pitch=180,rate=155"),
            List.of("awb", "kal16"),
            Map.of(
                    "en-us+f3", List.of(),
                    "en-gb", List.of(),
                    "en-us+m5", List.of(),
                    "en-us+linda", List.of(),
                    "fr+f1", List.of("Bonjour, je voudrais prendre un rendez-vous.", "Oui, c'est cela.",
                            "Ma commande n'est pas encore arrivée."),
                    "it+m2", List.of("Buongiorno, vorrei parlare con qualcuno.", "Va bene.",
                            "Il mio telefono non funziona da ieri.")));

    private final long seed;
    private final int talksALevel;
    private final List<String> english;
    private final List<String> freeTts;
    private final List<String> flite;
    private final Map<String, List<String>> espeak;

    VadPart(long seed, int talksALevel, List<String> english, List<String> freeTts, List<String> flite,
            Map<String, List<String>> espeak) {
        this.seed = seed;
        this.talksALevel = talksALevel;
        this.english = english;
        this.freeTts = freeTts;
        this.flite = flite;
        this.espeak = espeak;
    }

    /** The least of its seeds; there are less than a thousand. */
    long seed() {
        return seed;
    }

    /** How many talks there are at each level of speech in each condition. */
    int talksALevel() {
        return talksALevel;
    }

    List<String> english() {
        return english;
    }

    List<String> freeTts() {
        return freeTts;
    }

    List<String> flite() {
        return flite;
    }

    /** Voices of espeak-ng, in order, with what they say when that is not English. */
    Map<String, List<String>> espeak() {
        return espeak;
    }
}
