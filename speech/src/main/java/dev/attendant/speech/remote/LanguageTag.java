package dev.attendant.speech.remote;

import java.util.Locale;
import java.util.Map;

/** Language tags (BCP 47, RFC 5646) as services want them: scenarios say {@code en-US}, {@code vi-VN} or {@code ar}. */
public final class LanguageTag {

    /** For services that know languages only with a region: the one that is taken when a scenario names none. */
    private static final Map<String, String> USUAL_REGION = Map.ofEntries(
            Map.entry("en", "US"), Map.entry("ar", "EG"), Map.entry("vi", "VN"), Map.entry("es", "ES"),
            Map.entry("de", "DE"), Map.entry("fr", "FR"), Map.entry("it", "IT"), Map.entry("pt", "BR"),
            Map.entry("nl", "NL"), Map.entry("pl", "PL"), Map.entry("ru", "RU"), Map.entry("uk", "UA"),
            Map.entry("tr", "TR"), Map.entry("hi", "IN"), Map.entry("id", "ID"), Map.entry("th", "TH"),
            Map.entry("ja", "JP"), Map.entry("ko", "KR"), Map.entry("zh", "CN"), Map.entry("sv", "SE"),
            Map.entry("da", "DK"), Map.entry("fi", "FI"), Map.entry("cs", "CZ"), Map.entry("el", "GR"),
            Map.entry("he", "IL"), Map.entry("hu", "HU"), Map.entry("ro", "RO"), Map.entry("fa", "IR"));

    private LanguageTag() {}

    /** {@code ar} of {@code ar-EG}: ISO 639. */
    public static String primary(String tag) {
        int dash = tag.indexOf('-');
        return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    }

    /** {@code ar-EG} for {@code ar}; a tag that has more than a language stays as it is. */
    public static String withRegion(String tag) {
        String region = USUAL_REGION.getOrDefault(tag.toLowerCase(Locale.ROOT), "");
        return region.isEmpty() ? tag : tag.toLowerCase(Locale.ROOT) + "-" + region;
    }
}
