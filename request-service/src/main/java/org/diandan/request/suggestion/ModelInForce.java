package org.diandan.request.suggestion;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.diandan.contract.ServiceItemCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The ranking this instance uses. It looks every two seconds whether words or counts have moved, on
 * whichever instance that happened, and rereads only what did.
 */
@Component
class ModelInForce {

  private static final Logger LOG = LoggerFactory.getLogger(ModelInForce.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final DatabaseClient database;
  private final LexiconWords words;
  private final AtomicReference<@Nullable Model> model = new AtomicReference<>();

  ModelInForce(DatabaseClient database, LexiconWords words) {
    this.database = database;
    this.words = words;
  }

  /**
   * What was read last.
   *
   * @param revision of the words
   * @param choices how often each item had been confirmed
   */
  private record Model(
      long revision,
      Map<ServiceItemCode, Long> choices,
      Lexicon lexicon,
      GramCounts learned,
      RankItems ranking) {

    static final Model EMPTY =
        of(-1, Map.of(), new Lexicon(java.util.List.of()), GramCounts.none());

    static Model of(
        long revision, Map<ServiceItemCode, Long> choices, Lexicon lexicon, GramCounts learned) {
      return new Model(revision, choices, lexicon, learned, new RankItems(lexicon, learned));
    }
  }

  /** What stands in the database now. */
  private record Standing(long revision, Map<ServiceItemCode, Long> choices) {}

  /** The ranking as of the last look, or of one more when that came before the shipped words. */
  Mono<RankItems> ranking() {
    var current = model.get();
    return current == null || current.lexicon().words().isEmpty()
        ? look().map(Model::ranking)
        : Mono.just(current.ranking());
  }

  @Scheduled(fixedDelayString = "PT2S")
  void lookAgain() {
    try {
      look().block(LIMIT);
    } catch (DataAccessException e) {
      // The database is away; what was read last goes on serving.
      LOG.warn("Suggestions were not refreshed: {}", e.getMessage());
    }
  }

  private Mono<Model> look() {
    var known = model.get();
    var last = known == null ? Model.EMPTY : known;
    return standing()
        .flatMap(now -> isSame(now, last) ? Mono.just(last) : read(now, last))
        .doOnNext(model::set);
  }

  private static boolean isSame(Standing now, Model last) {
    return now.revision() == last.revision() && now.choices().equals(last.choices());
  }

  private Mono<Standing> standing() {
    return Mono.zip(
        database.sql("select revision from suggestion_lexicon").mapValue(Long.class).one(),
        database
            .sql("select item_code, choices from suggestion_choice")
            .map(
                row ->
                    Map.entry(
                        new ServiceItemCode(requireNonNull(row.get("item_code", String.class))),
                        requireNonNull(row.get("choices", Long.class))))
            .all()
            .collectMap(Map.Entry::getKey, Map.Entry::getValue),
        Standing::new);
  }

  private Mono<Model> read(Standing now, Model last) {
    var moved =
        now.choices().entrySet().stream()
            .filter(item -> !item.getValue().equals(last.choices().get(item.getKey())))
            .map(item -> item.getKey().value())
            .toArray(String[]::new);
    var lexicon =
        now.revision() == last.revision()
            ? Mono.just(last.lexicon())
            : words.list().collectList().map(Lexicon::new);
    return Mono.zip(
        lexicon,
        counts(moved),
        (read, changed) ->
            Model.of(now.revision(), now.choices(), read, last.learned().with(changed)));
  }

  private Mono<Map<ServiceItemCode, Map<String, Long>>> counts(String[] items) {
    return database
        .sql("select item_code, gram, seen from suggestion_gram where item_code = any(:items)")
        .bind("items", items)
        .fetch()
        .all()
        .collect(
            HashMap::new,
            (all, row) ->
                all.computeIfAbsent(
                        new ServiceItemCode((String) requireNonNull(row.get("item_code"))),
                        item -> new HashMap<>())
                    .put(
                        (String) requireNonNull(row.get("gram")),
                        (Long) requireNonNull(row.get("seen"))));
  }
}
