/* "On DATE, NAME wrote:" in the languages whose programs are common. The words at the front and
 * the verb are known; a date and a name are told by digits, addresses and by how few words there
 * are. */
#include "reader/letters.h"
#include "reader/mail/quoting.h"

enum { WORDS_BYTES = 320, NAME_WORDS = 5, WORDS_MAX = 30, LABEL_BYTES = 24 };

typedef struct attribution {
	size_t count, verb; /* words; the index of the verb, or count */
	bool has_opener, has_digit, has_address, has_clock;
} attribution;

static bool is_verb(sg_slice word)
{
	static const char *const verbs[] = {"escreveu", "escribió", "geschreven", "kirjoitti",
		"napisał", "napisał(a)", "pisze", "said", "schreef", "schreibt", "schrieb",
		"scritto", "scrive", "skrev", "skriver", "writes", "wrote", "yazdı", "écrit",
		"írta", "написал", "пишет"};
	return SG_WORD_IS_IN(word, verbs);
}

static bool is_opener(sg_slice word)
{
	static const char *const openers[] = {"am", "at", "den", "dne", "el", "em", "en", "il",
		"in", "le", "on", "op", "quoting", "w"};
	return SG_WORD_IS_IN(word, openers);
}

bool sg_mail__opens_attribution(sg_slice words)
{
	return is_opener(sg_word__next(&words));
}

static bool has_digit(sg_slice word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= '0' && word.ptr[i] <= '9')
			return true;
	return false;
}

/* "10:02" within the word. */
static bool has_clock(sg_slice word)
{
	for (size_t i = 1; i + 1 < word.len; i++)
		if (word.ptr[i] == ':' &&
			sg_letter_of((unsigned char)word.ptr[i - 1]) == SG_LETTER_DIGIT &&
			sg_letter_of((unsigned char)word.ptr[i + 1]) == SG_LETTER_DIGIT)
			return true;
	return false;
}

static attribution look(sg_slice words)
{
	attribution a = {0};
	size_t verb = SIZE_MAX;
	for (sg_slice word = sg_word__next(&words); word.len && a.count <= WORDS_MAX;
		word = sg_word__next(&words)) {
		if (a.count == 0)
			a.has_opener = is_opener(word);
		if (is_verb(word) || is_verb(sg_word__bare(word)))
			verb = a.count;
		a.has_digit = a.has_digit || has_digit(word);
		a.has_clock = a.has_clock || has_clock(word);
		a.has_address = a.has_address || memchr(word.ptr, '@', word.len) ||
				word.ptr[0] == '<' || word.ptr[word.len - 1] == '>';
		a.count++;
	}
	a.verb = verb == SIZE_MAX ? a.count : verb;
	return a;
}

/* "Quoting Ines Dahl <ines@example.org>:" */
static bool is_quoting(sg_slice words)
{
	return sg_slice_starts_nocase(words, sg_slice_of("quoting ")) ||
	       sg_slice_starts_nocase(words, sg_slice_of("zitat von ")) ||
	       sg_slice_starts_nocase(words, sg_slice_of("citando "));
}

sg_mail_attribution sg_mail__attribution(sg_slice words)
{
	words = sg_slice_trim(words);
	if (words.len < 2 || words.len > WORDS_BYTES || words.ptr[words.len - 1] != ':')
		return SG_MAIL_NO_ATTRIBUTION;
	words = sg_slice_trim(sg_slice__part(words, 0, words.len - 1));
	attribution a = look(words);
	if (a.count > WORDS_MAX)
		return SG_MAIL_NO_ATTRIBUTION;
	if (is_quoting(words) && (a.has_address || a.count <= NAME_WORDS + 2))
		return SG_MAIL_ATTRIBUTION;
	if (a.verb == a.count || a.count < 2)
		return SG_MAIL_NO_ATTRIBUTION;
	bool is_told = a.has_digit || a.has_address;
	bool is_last = a.verb + 1 == a.count;
	if (a.has_opener && is_told)
		return a.has_clock || a.has_address ? SG_MAIL_SURE_ATTRIBUTION
						    : SG_MAIL_ATTRIBUTION;
	if (a.has_address || (is_told && a.count <= NAME_WORDS * 3))
		return SG_MAIL_ATTRIBUTION;
	bool is_name = sg_letter_first(sg_word__bare(words)) == SG_LETTER_CAPITAL;
	return is_last && is_name && a.count <= NAME_WORDS + 1 ? SG_MAIL_ATTRIBUTION
							       : SG_MAIL_NO_ATTRIBUTION;
}

bool sg_mail__is_repeated_field(sg_slice line, bool *is_sender)
{
	static const char *const senders[] = {
		"da", "de", "expéditeur", "fra", "from", "från", "od", "van", "von"};
	static const char *const others[] = {"a", "aan", "an", "assunto", "asunto", "attachments",
		"bcc", "betreff", "cc", "data", "date", "dato", "datum", "emne", "enviada em",
		"enviado", "enviado el", "envoyé", "fecha", "gesendet", "inviato", "kopie", "objet",
		"oggetto", "onderwerp", "para", "reply-to", "sendt", "sent", "skickat", "subject",
		"til", "till", "to", "verzonden", "À", "Ämne", "à", "ämne"};
	line = sg_slice_trim(line);
	while (line.len && line.ptr[0] == '*')
		line = sg_slice__part(line, 1, line.len);
	size_t colon = sg_slice_find(
		sg_slice__part(line, 0, line.len < LABEL_BYTES ? line.len : LABEL_BYTES),
		sg_slice_of(":"));
	*is_sender = false;
	if (colon == line.len || colon >= LABEL_BYTES)
		return false;
	sg_slice label = sg_slice__part(line, 0, colon);
	while (label.len && label.ptr[label.len - 1] == '*')
		label.len--;
	label = sg_slice_trim(label);
	*is_sender = SG_WORD_IS_IN(label, senders);
	return *is_sender || SG_WORD_IS_IN(label, others);
}
