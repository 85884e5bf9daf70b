"""A setting that is wrong is one sentence, and never another value than was meant."""

import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings


def read(**values: str) -> Settings:
    return Settings.from_environment({f"ASSISTANT_{name}": v for name, v in values.items()})


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("RECORD_DAYS", "0.5", "a whole number from 0 to 36500, such as 30"),
        ("RECORD_DAYS", "999999", "a whole number from 0 to 36500"),
        ("CONVERSATION_DAYS", "0.9", "a whole number from 0 to 36500"),
        ("CONVERSATION_DAYS", "1e300", "a whole number from 0 to 36500"),
        ("QUESTIONS_A_MINUTE", "0.5", "a whole number from 0 to 10000"),
        ("UPLOAD_MEGABYTES", "201", "a whole number from 1 to 200"),
        ("MODEL_WINDOW", "0", "a whole number from 1 to"),
        ("MODEL_SECONDS", "0", "a whole number from 1 to 3600"),
        ("FRAME_ANCESTORS", "https://é.uk", "lists origins such as"),
        ("FRAME_ANCESTORS", "https://*", "lists origins such as"),
        ("FRAME_ANCESTORS", "https://*.uk", "lists origins such as"),
        ("FRAME_ANCESTORS", "https://a..b", "lists origins such as"),
        ("FRAME_ANCESTORS", "https://x:", "lists origins such as"),
        ("FRAME_ANCESTORS", "https://a:99999", "lists origins such as"),
        ("CHROMA", "http://localhost:8000", "should be host:port"),
        ("CHROMA", "localhost:99999", "should be host:port"),
        ("MODEL_URL", "http://", "should be an address such as"),
        ("EMBEDDING_URL", "http://a:99999/v1", "should be an address such as"),
        ("HAND_OVER", "https://forms.example/#ask", "should be mailto:"),
        ("MODEL", "llama3.1", "name its address too, in ASSISTANT_MODEL_URL"),
        ("LIBRARY", __file__, "should be a folder"),
    ],
)
def test_what_is_wrong_is_named_with_what_would_work(name, value, says):
    with pytest.raises(SettingsError) as refusal:
        read(**{name: value})
    assert f"ASSISTANT_{name} " in str(refusal.value) and says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_key_that_is_no_text_is_a_sentence(tmp_path):
    (tmp_path / "key").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="ASSISTANT_MODEL_KEY_FILE names"):
        read(MODEL_KEY_FILE=str(tmp_path / "key"))


@pytest.mark.parametrize(
    ("name", "nearest"), [("RECORDS_DAYS", "RECORD_DAYS"), ("HOST", "HOSTS"), ("XYZ", "")]
)
def test_a_setting_that_is_misspelt_is_not_ignored(name, nearest):
    with pytest.raises(SettingsError, match=f"no setting ASSISTANT_{name}; .* ASSISTANT_{nearest}"):
        read(**{name: "0"})


def test_what_a_cluster_sets_for_a_service_of_that_name_is_no_setting():
    names = ("SERVICE_HOST", "PAGE_SERVICE_PORT_HTTP", "PORT", "PORT_8501_TCP_ADDR")
    assert read(**dict.fromkeys(names, "tcp://10.0.0.1:80")) == Settings()


def test_what_is_right_is_taken():
    origins = "https://intranet.example.gov.uk https://*.cloud.example http://[::1]:8080"
    settings = read(FRAME_ANCESTORS=origins, CHROMA="chroma_1:8000", RECORD_DAYS="0", LIBRARY="no")
    assert settings.frame_ancestors == tuple(origins.split())
    assert (settings.chroma, settings.record_days) == ("chroma_1:8000", 0)
