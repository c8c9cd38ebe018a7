import pytest
from graphql import GraphQLError

from schema.documents import Documents, digest
from schema.persisted import Persisted

KNOWN, OTHER = "query Known { __typename }", "query Other { __typename }"


def code_of(error: GraphQLError) -> object:
    return (error.extensions or {})["code"]


def test_a_known_document_is_found_by_its_digest_however_it_is_written() -> None:
    documents = Documents(Persisted.ONLY, [KNOWN])
    name = digest(KNOWN)
    assert [documents.named(each) for each in (name, f"sha256:{name}", name.upper())] == [KNOWN] * 3
    assert documents.hashed(name) == documents.written(KNOWN) == KNOWN


def test_where_only_known_documents_are_answered_no_other_is_and_none_is_learned() -> None:
    documents = Documents(Persisted.ONLY, [KNOWN])
    documents.register(OTHER)
    with pytest.raises(GraphQLError) as refused:
        documents.written(OTHER)
    assert code_of(refused.value) == "QUERY_NOT_IN_SAFELIST"
    with pytest.raises(GraphQLError) as unknown:
        documents.hashed(digest(OTHER))
    assert (code_of(unknown.value), unknown.value.message) == ("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")


def test_a_document_with_one_space_more_is_another_document() -> None:
    with pytest.raises(GraphQLError):
        Documents(Persisted.ONLY, [KNOWN]).written(f"{KNOWN} ")


def test_what_a_client_has_registered_is_found_until_others_push_it_out() -> None:
    documents = Documents()
    documents.register(KNOWN)
    assert documents.hashed(digest(KNOWN)) == KNOWN
    for number in range(511):
        documents.register(f"query Q{number} {{ __typename }}")
    assert documents.hashed(digest(KNOWN)) == KNOWN
    for number in range(511, 1100):
        documents.register(f"query Q{number} {{ __typename }}")
    with pytest.raises(GraphQLError, match="PersistedQueryNotFound"):
        documents.hashed(digest(KNOWN))


def test_large_documents_push_out_more_than_small_ones() -> None:
    documents = Documents()
    documents.register(KNOWN)
    for number in range(5):
        documents.register(str(number) * 900_000)
    with pytest.raises(GraphQLError):
        documents.hashed(digest(KNOWN))
    assert documents.hashed(digest("4" * 900_000))


def test_what_was_known_from_the_start_is_never_pushed_out() -> None:
    documents = Documents(Persisted.ALLOW, [KNOWN])
    for number in range(600):
        documents.register(str(number))
    assert documents.named(digest(KNOWN)) == KNOWN


def test_where_documents_are_not_kept_a_client_is_told_to_send_them() -> None:
    documents = Documents(Persisted.OFF, [KNOWN])
    with pytest.raises(GraphQLError) as hashed:
        documents.hashed(digest(KNOWN))
    with pytest.raises(GraphQLError) as named:
        documents.named(digest(KNOWN))
    assert hashed.value.message == "PersistedQueryNotSupported"
    assert named.value.message == "Documents are not kept here. Send the text, as query."
    assert {code_of(hashed.value), code_of(named.value)} == {"PERSISTED_QUERY_NOT_SUPPORTED"}
