package unbox.language.catalog.clip;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/**
 * The tokens of a tokenizer that stand for themselves wherever they are written, and what it does at a text's ends.
 *
 * @param added ids of the added tokens that the files number, by what they look like
 * @param maximum the longest encoding
 */
record SpecialTokens(String beginning, String end, String padding, String unknown, Map<String, Integer> added,
        int maximum) {
    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final int MAXIMUM = 77;

    /** Those of CLIP itself. */
    static final SpecialTokens CLIP = new SpecialTokens(START, END, END, END, Map.of(), MAXIMUM);

    /** Reads tokenizer_config.json and special_tokens_map.json. */
    static SpecialTokens read(Path folder) {
        JsonFile config = JsonFile.read(folder.resolve("tokenizer_config.json"));
        Path mapFile = folder.resolve("special_tokens_map.json");
        Optional<JsonFile> map = Files.exists(mapFile) ? Optional.of(JsonFile.read(mapFile)) : Optional.empty();
        // as transformers: a configuration that numbers its added tokens is complete, an older one follows the map
        List<JsonFile> sources = map.isEmpty()
                ? List.of(config)
                : config.has("added_tokens_decoder") ? List.of(config, map.get()) : List.of(map.get(), config);
        return new SpecialTokens(token(sources, "bos_token", START), token(sources, "eos_token", END),
                token(sources, "pad_token", END), token(sources, "unk_token", END), added(config),
                maximum(config));
    }

    private static String token(List<JsonFile> sources, String key, String absent) {
        for (JsonFile source : sources) {
            if (source.has(key)) {
                return content(source, key, source.object().get(key));
            }
        }
        return absent;
    }

    private static String content(JsonFile file, String key, JsonElement token) {
        JsonElement content = token.isJsonObject() ? token.getAsJsonObject().get("content") : token;
        if (content == null || !content.isJsonPrimitive() || !content.getAsJsonPrimitive().isString()
                || content.getAsString().isEmpty()) {
            throw file.wrong(key, token, "a token");
        }
        if (token.isJsonObject()) {
            refuseFlags(file, key, token.getAsJsonObject());
        }
        return content.getAsString();
    }

    private static void refuseFlags(JsonFile file, String key, JsonObject token) {
        for (String flag : List.of("lstrip", "rstrip", "single_word")) {
            JsonElement value = token.get(flag);
            if (value != null && value.isJsonPrimitive() && value.getAsBoolean()) {
                throw new BrokenFileException(file.path(),
                        "has \"" + flag + "\": true in \"" + key + "\", which is not supported; it must be false");
            }
        }
    }

    private static Map<String, Integer> added(JsonFile config) {
        String key = "added_tokens_decoder";
        Map<String, Integer> ids = new LinkedHashMap<>();
        if (config.has(key)) {
            JsonElement tokens = config.object().get(key);
            if (!tokens.isJsonObject()) {
                throw config.wrong(key, tokens, "an object of tokens by id");
            }
            for (Map.Entry<String, JsonElement> entry : tokens.getAsJsonObject().entrySet()) {
                if (!entry.getKey().matches("\\d{1,9}")) {
                    throw config.wrong(key, tokens, "an object of tokens by id");
                }
                ids.put(content(config, key, entry.getValue()), Integer.valueOf(entry.getKey()));
            }
        }
        return Map.copyOf(ids);
    }

    private static int maximum(JsonFile config) {
        String key = "model_max_length";
        // transformers writes 10^30 where there is no limit; CLIP has one
        return config.has(key) && config.number(key) < MAXIMUM ? config.count(key) : MAXIMUM;
    }
}
