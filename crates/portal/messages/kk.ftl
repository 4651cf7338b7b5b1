### Порталдың сөздері: жақтау, кіру, қателер.

## Жақтау
skip-to-content = Мазмұнына өту
test-signer-strip = Сынақ қолтаңбасы қосулы: осы порталдағы қолтаңбалар мен құжаттардың заңды күші жоқ.
nav-label = Негізгі бөлімдер
nav-tests = Сынақтарым
nav-notices = Хабарламалар
nav-accounts = Есептік жазбалар
nav-prices = Бағалар
nav-calendar = Күнтізбе
nav-audit = Аудит журналы
nav-order = Бұйрық
language-label = Тіл
sign-out = Шығу
foot-order = № 111/НҚ бұйрығы бойынша ақпараттық қауіпсіздік талаптарына сәйкестік сынақтары
foot-version = Synaq

## Қателер
failure-sign-in-title = Алдымен жүйеге кіріңіз
failure-sign-in-advice = Бұл бет тек кірген пайдаланушыларға ашық.
failure-not-found-title = Мұндай бет жоқ
failure-not-found-advice = Мекенжайды тексеріңіз. Бет жойылған немесе сізге көрсетілмейтін болуы мүмкін.
failure-forbidden-title = Бұған рұқсатыңыз жоқ
failure-forbidden-advice = Бұл әрекет сіздің рөліңізге берілмеген. Қателік деп ойласаңыз, әкімшіге хабарласыңыз.
failure-foreign-form-title = Нысан қабылданбады
failure-foreign-form-advice = Нысан осы сеанстан жіберілмеген немесе сеанс аяқталған. Бетті жаңартып, қайта жіберіңіз: енгізілген деректер шолғышта қалады.
failure-broken-form-title = Нысанды оқу мүмкін болмады
failure-broken-form-advice = Артқа қайтып, нысанды қайта жіберіңіз.
failure-too-many-fields-title = Нысанда өріс тым көп
failure-too-many-fields-advice = Бір нысанда ең көбі { $limit } өріс болады. Деректерді бөліп жіберіңіз.
failure-form-too-large-title = Нысан тым үлкен
failure-form-too-large-advice = Нысанның шегі – { $limit } МБ. Деректерді бөліп жіберіңіз.
failure-file-too-large-title = «{ $name }» файлы тым үлкен
failure-file-too-large-advice = Файлдың шегі – { $limit } МБ. Ештеңе сақталған жоқ және ештеңе жоғалған жоқ: кішірек файл жіберіңіз.
failure-conflict-title = Бұл деректерді басқа адам өзгертті
failure-conflict-advice = Сіздің өзгерістеріңіз сақталған жоқ. Артқа қайтсаңыз, енгізгеніңіз нысанда қалады; бетті жаңартып, екі нұсқаны салыстырыңыз.
failure-conflict-fact = Соңғы өзгерту уақыты: { $at }.
failure-refused-title = Бұйрық бұған жол бермейді
failure-refused-advice = Себебі төменде көрсетілген. Ештеңе өзгерген жоқ.
failure-wrong-title = Деректерді түзету қажет
failure-wrong-advice = Әр қатенің орны төменде көрсетілген. Ештеңе өзгерген жоқ.
failure-disk-full-title = Дискіде орын жоқ
failure-disk-full-advice = Сақталған деректер жоғалған жоқ. Әкімшіге хабарласыңыз және кейінірек қайталаңыз.
failure-inside-title = Порталда қате пайда болды
failure-inside-advice = Қате журналға жазылды. Сәл күтіп, қайталап көріңіз; қайталанса, әкімшіге осы нөмірді айтыңыз.
failure-request = Сұрау нөмірі
failure-home = Басты бетке

## Кіру
sign-in-title = Порталға кіру
sign-in-intro = Ақпараттандыру объектілерін ақпараттық қауіпсіздік талаптарына сәйкестікке сынау порталы.
sign-in-login = Логин
sign-in-password = Құпиясөз
sign-in-button = Кіру
sign-in-wrong = Логин немесе құпиясөз дұрыс емес.
sign-in-wait = Тым көп әрекет жасалды. { $n } секундтан кейін қайталаңыз.
done-signed-out = Сіз жүйеден шықтыңыз.

## Есептік жазба
account-title = Менің есептік жазбам
account-name = Аты-жөні
account-login = Логин
account-organisation = Ұйым
account-roles = Рөлдер
account-password-title = Құпиясөзді өзгерту
account-password-must = Бұл құпиясөзді сізге басқа адам берді. Жалғастыру үшін өз құпиясөзіңізді қойыңыз.
account-password-old = Қазіргі құпиясөз
account-password-new = Жаңа құпиясөз
account-password-again = Жаңа құпиясөз тағы бір рет
account-password-hint = Кемінде 12 таңба; бірнеше сөзден тұратын тіркес жақсы.
account-password-button = Құпиясөзді өзгерту
account-password-differs = Жаңа құпиясөздер бірдей емес.
account-password-old-wrong = Қазіргі құпиясөз дұрыс емес.
account-password-too-short = Құпиясөз тым қысқа: кемінде 12 таңба қажет.
account-password-too-long = Құпиясөз тым ұзын: ең көбі 128 таңба.
account-password-common = Бұл құпиясөзді табу оңай. Басқасын таңдаңыз.
done-password-changed = Құпиясөз өзгертілді. Басқа сеанстар жабылды.
role-applicant = өтініш беруші
role-owner = меншік иесі (иеленуші)
role-registrar = тіркеуші
role-executor = жауапты орындаушы
role-reviewer = тексеруші
role-head = басшы
role-authority = уәкілетті орган
role-nsc = Ұлттық қауіпсіздік комитеті
role-administrator = әкімші

## Notices
notices-none = Әзірге хабарлама жоқ.
notices-new = жаңа
