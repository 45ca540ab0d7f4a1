package org.diandan.matching.visit;

import java.util.Optional;
import java.util.UUID;
import org.diandan.matching.dispatch.CaseFile;
import org.diandan.matching.dispatch.CaseFiles;
import org.diandan.matching.team.Memberships;
import org.diandan.matching.team.Memberships.Standing;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a visit for one person. */
@Component
class Scenes {

  private final CaseFiles files;
  private final VisitBooks books;
  private final Memberships memberships;

  Scenes(CaseFiles files, VisitBooks books, Memberships memberships) {
    this.files = files;
    this.books = books;
    this.memberships = memberships;
  }

  /**
   * The visit as it stands; empty when there is none or the person is not of its team. The book is
   * read after the file: whoever writes in between makes the file's version an old one.
   */
  Mono<Optional<Scene>> find(UUID assignmentId, UUID personId) {
    return Mono.zip(files.findByAssignment(assignmentId), memberships.of(personId))
        .flatMap(read -> scene(read.getT1(), read.getT2(), assignmentId, personId))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private Mono<Scene> scene(CaseFile file, Standing standing, UUID assignmentId, UUID personId) {
    return Mono.justOrEmpty(file.findAssignment(assignmentId))
        .filter(assignment -> standing.servesWith().contains(assignment.teamId()))
        .flatMap(
            assignment ->
                books
                    .find(assignmentId, personId)
                    .map(
                        book ->
                            new Scene(
                                file,
                                assignment,
                                book,
                                personId,
                                standing.leads().contains(assignment.teamId()))));
  }
}
