package dev.attendant.server.config;

import dev.attendant.conversation.scenario.DigitMenu;
import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.MenuTexts;
import dev.attendant.conversation.scenario.Scenario;
import java.util.Set;

/** Whether what the menu of digits offers can be offered: fixed words, and answers that need nothing of the caller. */
final class MenuCheck {

    private static final int LONGEST_TITLE = 60;

    private final YamlFile yaml;
    private final Scenario scenario;

    MenuCheck(YamlFile yaml, Scenario scenario) {
        this.yaml = yaml;
        this.scenario = scenario;
    }

    void check() {
        int offered = 0;
        for (int i = 0; i < scenario.examples().size(); i++) {
            Example example = scenario.examples().get(i);
            if (!example.menu().isEmpty() && ++offered == DigitMenu.ROOM + 1) {
                yaml.problem("examples[" + i + "].menu", "is one too many; a menu has room for " + DigitMenu.ROOM
                        + ", take the key menu from another example");
            }
            title("examples[" + i + "].menu", example);
        }
        if (offered > 0) {
            texts(scenario.texts().menu());
        }
    }

    private void title(String at, Example example) {
        String title = example.menu();
        if (title.length() > LONGEST_TITLE || title.matches("(?s).*[{}\\n].*")) {
            yaml.problem(at, "must be a few words on one line, without braces, as they fit into \"For …, press 1\"");
        }
        if (!title.isEmpty() && !DigitMenu.fits(example)) {
            yaml.problem(at, "cannot be offered to a caller who only presses digits: its answer must need no tool, no"
                    + " digits and no words of the caller (besides {question}, which is left out there)");
        }
    }

    private void texts(MenuTexts texts) {
        must("texts.menu.opening", texts.opening(), Set.of());
        must("texts.menu.entry", texts.entry(), Set.of("title", "digit"));
        must("texts.menu.person", texts.person(), Set.of("digit"));
    }

    private void must(String at, String text, Set<String> names) {
        new Placeholders(yaml, names).check(at, text, "the menu's texts may use {title} and {digit} where they fit");
        names.stream().sorted().filter(name -> !text.isEmpty() && !text.contains("{" + name + "}")).forEach(name ->
                yaml.problem(at, "must say the {" + name + "}"));
    }
}
