"""What pages print between paragraphs, in plain texts of eight languages where no markup helps: buttons, notices, tickers."""

from __future__ import annotations

import pytest

from tests.test_wires import SECOND, STORY, TITLE, read

CLUTTER = {
    "en": [
        "READ MORE: Tugs for Lanet",
        "Share this story on WhatsApp",
        "Copy link",
        "Manage your cookie preferences",
        "Loading...",
        "Join our Telegram channel",
        "Your email address will not be published.",
        "Log in to leave a comment",
        "JUST IN",
        "Back to top",
        "Listen to this article",
        "3 min read",
        "Subscribers only",
    ],
    "fr": [
        "À lire aussi : Les remorqueurs",
        "Partagez cet article sur WhatsApp",
        "Copier le lien",
        "Gérer les cookies",
        "Chargement…",
        "Rejoignez notre chaîne Telegram",
        "Votre adresse e-mail ne sera pas publiée.",
        "Connectez-vous pour laisser un commentaire",
        "DERNIÈRE MINUTE",
        "Retour en haut de page",
        "Écoutez cet article",
        "Temps de lecture : 3 minutes",
        "Réservé aux abonnés",
    ],
    "es": [
        "LEA TAMBIÉN: Los remolcadores",
        "Comparte esta nota en WhatsApp",
        "Copiar el enlace",
        "Configurar las cookies",
        "Cargando...",
        "Únete a nuestro canal de Telegram",
        "Tu correo electrónico no será publicado.",
        "Inicia sesión para dejar un comentario",
        "EN VIVO",
        "Volver arriba",
        "Escucha esta noticia",
        "Tiempo de lectura: 3 minutos",
        "Contenido para suscriptores",
    ],
    "de": [
        "LESEN SIE AUCH: Die Schlepper",
        "Artikel auf WhatsApp teilen",
        "Link kopieren",
        "Cookie-Einstellungen verwalten",
        "Wird geladen …",
        "Folgen Sie unserem Telegram-Kanal",
        "Ihre E-Mail-Adresse wird nicht veröffentlicht.",
        "Zum Kommentieren anmelden",
        "+++ EILMELDUNG +++",
        "Zurück nach oben",
        "Diesen Artikel anhören",
        "Lesezeit: 3 Minuten",
        "Nur für Abonnenten",
    ],
    "tr": [
        "BUNU DA OKUYUN: Römorkörler",
        "Haberi WhatsApp'ta paylaş",
        "Bağlantıyı kopyala",
        "Çerez tercihlerini yönet",
        "Yükleniyor...",
        "Telegram kanalımıza katılın",
        "E-posta hesabınız yayımlanmayacak.",
        "Yorum yazmak için giriş yapın",
        "SON DAKİKA",
        "Yukarı çık",
        "Bu haberi dinle",
        "Okuma süresi: 3 dakika",
        "Yalnızca üyeler için",
    ],
    "ar": [
        "اقرأ أيضا: القاطرات",
        "شارك الخبر على واتساب",
        "نسخ الرابط",
        "إدارة ملفات تعريف الارتباط",
        "جار التحميل…",
        "انضم إلى قناتنا على تلغرام",
        "لن يتم نشر بريدك الإلكتروني.",
        "سجل الدخول للتعليق",
        "عاجل",
        "العودة إلى الأعلى",
        "استمع إلى هذا الخبر",
        "مدة القراءة: 3 دقائق",
        "للمشتركين فقط",
    ],
    "ru": [
        "ЧИТАЙТЕ ТАКЖЕ: Буксиры",
        "Поделиться статьёй в WhatsApp",
        "Скопировать ссылку",
        "Настройки файлов cookie",
        "Идёт загрузка…",
        "Присоединяйтесь к нашему каналу в Telegram",
        "Ваш адрес электронной почты не будет опубликован.",
        "Войдите, чтобы оставить комментарий",
        "МОЛНИЯ",
        "Вернуться наверх",
        "Слушайте эту статью",
        "Время чтения: 3 минуты",
        "Только для подписчиков",
    ],
    "uk": [
        "ЧИТАЙТЕ ТАКОЖ: Буксири",
        "Поділитися статтею у WhatsApp",
        "Скопіювати посилання",
        "Налаштування файлів cookie",
        "Триває завантаження…",
        "Приєднуйтеся до нашого каналу у Telegram",
        "Ваша електронна адреса не буде опублікована.",
        "Увійдіть, щоб залишити коментар",
        "НАЖИВО",
        "Повернутися нагору",
        "Слухайте цю статтю",
        "Час читання: 3 хвилини",
        "Лише для передплатників",
    ],
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in CLUTTER.items() for line in lines])
def test_what_stands_between_paragraphs_is_none_of_the_text(language: str, line: str) -> None:
    passages = read(f"{TITLE[language]}\n\n{STORY[language]}\n\n{line}\n\n{SECOND[language]}", language)[1]
    assert [p.kind for p in passages] == ["title", "lead", "boilerplate", "body"]


HEADINGS = {
    "en": [
        "A ship waits for the tide",
        "Who pays for the tugs",
        "The last hours",
        "Back in the port",
        "An open letter",
        "What next for Lanet",
    ],
    "fr": ["Le temps presse", "La dernière heure du bac", "Qui paie les remorqueurs", "Retour au port"],
    "es": ["El tiempo corre", "Quién paga los remolcadores", "La última hora del ferry", "De vuelta en el puerto"],
    "de": ["Die Zeit drängt", "Wer zahlt die Schlepper", "Die letzte Stunde der Fähre", "Zurück im Hafen"],
    "tr": ["Zaman daralıyor", "Römorkörleri kim ödüyor", "Feribotun son saati", "Limana dönüş"],
    "ar": ["الوقت يضيق", "من يدفع ثمن القاطرات", "عودة العبارة إلى الميناء", "شروط الشركة"],
    "ru": ["Время идёт", "Кто платит за буксиры", "Последний час парома", "Возвращение в порт"],
    "uk": ["Час спливає", "Хто платить за буксири", "Остання година порома", "Повернення до порту"],
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in HEADINGS.items() for line in lines])
def test_a_heading_stays_a_heading(language: str, line: str) -> None:
    passages = read(f"{TITLE[language]}\n\n{STORY[language]}\n\n{line}\n\n{SECOND[language]}", language)[1]
    assert [p.kind for p in passages] == ["title", "lead", "heading", "body"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The ferry Saphir on Friday. Photo: Jo Abel"),
        ("en", "Photo by Jo Abel/AP"),
        ("fr", "Le bac Saphir vendredi. © Inès Carrow"),
        ("es", "El ferry Saphir el viernes. Foto: EFE"),
        ("de", "Die Fähre Saphir am Freitag. Foto: dpa"),
        ("de", "Bild: Ines Karow"),
        ("tr", "Saphir feribotu cuma günü. Fotoğraf: Işıl Karova"),
        ("ar", "العبارة سافير يوم الجمعة. تصوير: إيناس كارو"),
        ("ru", "Паром «Сапфир» в пятницу. Фото: ТАСС"),
        ("uk", "Пором «Сапфір» у п'ятницю. Фото: Ірина Карова"),
    ],
)
def test_a_line_that_ends_with_its_photographer_is_a_caption(language: str, line: str) -> None:
    passages = read(f"{TITLE[language]}\n\n{STORY[language]}\n\n{line}\n\n{SECOND[language]}", language)[1]
    assert [p.kind for p in passages] == ["title", "lead", "caption", "body"]


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("en", "Author: Ines Carrow", "Ines Carrow"),
        ("fr", "Auteur : Inès Carrow", "Inès Carrow"),
        ("es", "Autora: Inés Peláez", "Inés Peláez"),
        ("de", "Autorin: Ines Kärwe", "Ines Kärwe"),
        ("tr", "Muhabir: Işıl Karova", "Işıl Karova"),
        ("ar", "الكاتب: إيناس كارو", "إيناس كارو"),
        ("ru", "Автор: Инна Карова", "Инна Карова"),
        ("uk", "Авторка: Ірина Карова", "Ірина Карова"),
    ],
)
def test_a_line_that_says_who_wrote_names_the_author(language: str, line: str, name: str) -> None:
    report, passages = read(f"{TITLE[language]}\n\n{line}\n\n{STORY[language]}\n\n{SECOND[language]}", language)
    assert report.byline == name
    assert [p.kind for p in passages] == ["title", "boilerplate", "lead", "body"]
