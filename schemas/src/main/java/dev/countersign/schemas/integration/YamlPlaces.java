package dev.countersign.schemas.integration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where in a YAML text each property stands. */
final class YamlPlaces {

    private static final int DEEPEST = 10;
    private static final int MOST = 5000;

    private final Map<String, Mark> marks = new HashMap<>();

    private YamlPlaces() {}

    /** Knows no place of a text that is no YAML. */
    static YamlPlaces of(String yaml) {
        YamlPlaces places = new YamlPlaces();
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(yaml);
            root.ifPresent(node -> places.add("", node, 0));
        } catch (YamlEngineException e) {
            // The parser says it with a place of its own.
            return places;
        }
        return places;
    }

    /** "line 3, column 5" of the property, or of what it would stand in; empty when nothing is known. */
    String of(List<String> path) {
        for (int length = path.size(); length >= 0; length--) {
            @Nullable Mark mark = marks.get(String.join("\n", path.subList(0, length)));
            if (mark != null) {
                return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
            }
        }
        return "";
    }

    private void add(String path, Node node, int depth) {
        // Aliases may make a tree without end of a text with one.
        if (depth > DEEPEST || marks.size() > MOST) {
            return;
        }
        node.getStartMark().ifPresent(mark -> marks.putIfAbsent(path, mark));
        String prefix = path.isEmpty() ? "" : path + "\n";
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    add(prefix + key.getValue(), entry.getValueNode(), depth + 1);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                add(prefix + i, sequence.getValue().get(i), depth + 1);
            }
        }
    }
}
