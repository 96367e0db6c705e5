package unbox.runtime.run;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import unbox.language.model.Facts;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.share.Point;
import unbox.runtime.share.Sources;

/** What was read of the unedited runs that edits copy from. */
final class SourceCodes {
    private final Map<Place, SparseCode> codes = new HashMap<>();

    private record Place(Facts source, Point point, boolean conditional) {}

    void keep(Facts source, Point point, boolean conditional, SparseCode code) {
        codes.put(new Place(source, point, conditional), code);
    }

    /** By prompt, the codes that an edit may read at a point. */
    Map<String, SparseCode> of(Facts facts, Point point, boolean conditional) {
        return Sources.prompts(facts)
                .filter(prompt -> codes.containsKey(new Place(facts.source(prompt), point, conditional)))
                .collect(Collectors.toMap(Function.identity(),
                        prompt -> codes.get(new Place(facts.source(prompt), point, conditional))));
    }
}
