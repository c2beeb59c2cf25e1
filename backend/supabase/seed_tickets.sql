-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- 200 help-desk tickets of the last 14 days for the demo organization, with threads, notes and history.
-- Nothing is random: the same seed gives the same tickets, only the clock moves with the day.

-- What goes wrong, each used twice with another {x}.
create temporary table demo_problems as
select *
  from (
    values
      (0, 'en', 'Printing', 'Label printer {x} prints one label, then stops', 'Since this morning {x} prints a single label and then waits. Turning it off and on gives one more. The roll is new and the lid is closed.', 'PRN-02 in dispatch', 'PRN-07 at the loading bay'),
      (1, 'en', 'Printing', 'Everything from {x} comes out in landscape', 'Whatever I choose, {x} prints across the page and cuts the last columns off. My colleague next to me has no such trouble.', 'the order program', 'Excel'),
      (2, 'en', 'Printing', 'Scan to mail from {x} says "server refused"', 'Scanning to my address worked until Friday. Now {x} shows "server refused (535)". Copying still works.', 'the copier on floor 2', 'the copier at reception'),
      (3, 'en', 'Printing', 'Toner order for {x}', 'The display of {x} says 5 percent. Could you order a black one before the month-end run?', 'the HP in accounts', 'the Brother in the lab'),
      (4, 'en', 'Printing', 'Grey stripes on every page from {x}', 'All pages have a grey stripe down the left side. Cleaning the glass did not help. Printer: {x}.', 'PRN-11', 'PRN-04'),
      (5, 'en', 'Network', 'VPN connects, but {x} does not open', 'The VPN says connected and I can open the intranet, but {x} times out. At the office it works.', 'the time sheet', 'the shared drive'),
      (6, 'en', 'Network', 'Wi-Fi drops every few minutes in {x}', 'In {x} the laptop loses the network for about ten seconds, several times an hour. Calls break off each time. Three of us see it.', 'meeting room 3', 'the canteen'),
      (7, 'en', 'Network', 'Network socket dead at {x}', 'New desk, new socket, no light. The cable works in the socket beside it. Desk: {x}.', 'desk 2.14', 'desk 1.08'),
      (8, 'en', 'Network', 'Very slow internet at {x} since the move', 'Pages take half a minute, and video does not start. A speed test shows 2 Mbit/s where we had 200. Site: {x}.', 'the Galway office', 'the yard cabin'),
      (9, 'en', 'Network', 'Guest Wi-Fi code for {x}', 'We have {x} on Thursday and need codes for about twelve people, 9:00 to 17:00.', 'a customer visit', 'an audit'),
      (10, 'en', 'Network', 'The door system at {x} shows offline', 'The badge reader works, but the web page says "controller offline" and we cannot add badges. Door: {x}.', 'gate B', 'the side entrance'),
      (11, 'en', 'Accounts', 'Locked out after changing my password on {x}', 'I changed the password on {x} as asked, and since then the computer says the account is locked. I have a delivery to confirm at eleven.', 'my phone', 'the laptop'),
      (12, 'en', 'Accounts', 'New colleague starting on {x}: account and laptop', 'Please prepare account, mail, laptop and badge for a new colleague in purchasing. First day is {x}. Same rights as Declan.', '1 December', 'Monday'),
      (13, 'en', 'Accounts', 'Please remove the account of {x}', '{x} left us on Friday. The mailbox should go to me for three months, the rest can be closed.', 'the summer trainee', 'our temp in planning'),
      (14, 'en', 'Accounts', 'Two-step code never arrives on {x}', 'The sign-in asks for a code, but nothing arrives on {x}. I tried four times, now it says "too many attempts".', 'my new phone', 'the work phone'),
      (15, 'en', 'Accounts', 'Need access to the folder {x}', 'Hannah asked me to help with the audit. I need to read {x}; writing is not necessary. She can confirm.', 'Finance / Audit', 'Quality / Certificates'),
      (16, 'en', 'Accounts', 'My name is spelled wrong in {x}', 'My surname has an accent that {x} shows as a question mark. It also goes out in signatures to customers.', 'the address book', 'the phone display'),
      (17, 'en', 'Accounts', 'Shared mailbox {x} missing after the update', 'After the update on Wednesday the shared mailbox {x} has gone from my list. I can still open it on the web.', 'orders@', 'quality@'),
      (18, 'en', 'Hardware', 'Laptop {x} does not charge any more', 'It charges only if I hold the plug at an angle, and the battery is at 9 percent. Laptop {x}, about three years old.', 'NB-118', 'NB-204'),
      (19, 'en', 'Hardware', 'Second screen stays black after docking {x}', 'Works when I unplug and plug in the dock twice. Since the firmware update, every morning. Dock: {x}.', 'in room 12', 'at my home desk'),
      (20, 'en', 'Hardware', 'Loud fan in {x}', '{x} sounds like a vacuum cleaner even when nothing is open. Customers at the counter ask about it.', 'the front desk PC', 'the till'),
      (21, 'en', 'Hardware', 'Keyboard of {x} types double letters', 'The letters e and n come twice most of the time. I cleaned it. Machine: {x}.', 'NB-131', 'NB-090'),
      (22, 'en', 'Hardware', 'Headset for {x}', 'I am on the phone about four hours a day now. Could I get a headset that works with {x}?', 'the softphone', 'both computers'),
      (23, 'en', 'Hardware', 'Broken screen on scanner {x}', 'It fell from the fork lift. It still reads codes, but nobody can see the quantity. Scanner {x}.', 'SC-17', 'SC-09'),
      (24, 'en', 'Hardware', 'Mouse pointer jumps on {x}', 'The pointer jumps to a corner about once a minute on {x}. A different mouse does the same.', 'NB-155', 'the packing PC'),
      (25, 'en', 'Hardware', 'Webcam not found in meetings on {x}', 'The camera lamp is on, but the meeting program says there is no camera. Started on {x}.', 'Tuesday', 'the day of the update'),
      (26, 'en', 'Software', 'Excel freezes when I open {x}', 'It opens, shows the first sheet and then stops answering. The file is 40 MB. It was fine last month. File: {x}.', 'the stock list', 'the budget'),
      (27, 'en', 'Software', 'Error 0x80070005 when installing {x}', 'The software centre downloads {x} and then stops with 0x80070005. I restarted twice.', 'the PDF editor', 'the CAD viewer'),
      (28, 'en', 'Software', '{x} asks for a licence every morning', 'I sign in and it works, but the next morning {x} is a trial again.', 'The drawing program', 'The PDF editor'),
      (29, 'en', 'Software', 'Calendar shows meetings one hour late on {x}', 'Since the clocks changed, meetings from Giulia are an hour late on {x}. On the computer they are right.', 'my phone', 'the tablet'),
      (30, 'en', 'Software', 'Can I get {x}?', 'For the new project we exchange drawings with the supplier, who uses {x}. A free viewer would be enough for now.', 'a DWG viewer', 'Visio'),
      (31, 'en', 'Software', 'Update of {x} failed and the program is gone', 'The update ran over night. This morning the icon of {x} does nothing, and in the list of programs it is missing.', 'the route planner', 'the dispatch board'),
      (32, 'en', 'Software', 'Wrong decimal sign in exports from {x}', 'The export from {x} writes 1.234,50 for some rows and 1,234.50 for others. Our import takes the second only.', 'the order program', 'the portal'),
      (33, 'en', 'Software', 'Browser warns about {x}', 'Since today the browser says the connection to {x} is not private. Is it safe to continue? I have not.', 'the supplier portal', 'the customs site'),
      (34, 'en', 'Software', '{x} shows everything in very small letters', 'After connecting to the big screen {x} is unreadable on the laptop. Other programs are right.', 'The order program', 'The planning board'),
      (35, 'en', 'Software', 'Macro in {x} stopped working', 'The button "Send to warehouse" does nothing. Yesterday it worked. I think macros were switched off in {x}.', 'the order sheet', 'the pick list'),
      (36, 'en', 'Email', 'Mails from {x} end up in junk', 'Every order confirmation from {x} lands in junk, although I mark them as safe each time. We missed one on Monday.', 'the packaging supplier', 'our carrier'),
      (37, 'en', 'Email', 'Mailbox full, cannot send', 'I deleted what I could and it still says 49.8 of 50 GB. Most of it is drawings from {x}. Can it be moved somewhere?', '2023', 'the old project'),
      (38, 'en', 'Email', 'Suspicious mail about {x}', 'I got a mail about {x} with an attachment. I did NOT open it. The sender looks like Max, but the address is strange. Two colleagues have it too.', 'an unpaid invoice', 'a parcel'),
      (39, 'en', 'Email', 'Automatic reply for {x}', 'Please set an automatic reply on this mailbox: away until the 30th, urgent orders to Hannah. Mailbox: {x}.', 'declan@', 'dispatch@'),
      (40, 'en', 'Email', 'Cannot open encrypted mail from {x}', 'The mail from {x} asks for a certificate that I do not have. They say it is the usual one.', 'the bank', 'the tax adviser'),
      (41, 'en', 'Email', 'Signature pictures show as attachments for {x}', 'Every mail I send arrives with three attachments, image001 to image003. {x} complained.', 'A customer in Limerick', 'The carrier'),
      (42, 'en', 'Telephony', 'Calls to {x} go to voicemail at once', 'The phone does not ring, callers hear the voicemail. Do-not-disturb is off. Number: {x}.', 'extension 214', 'extension 131'),
      (43, 'en', 'Telephony', 'Please move my number to the new desk phone', 'I moved to {x} and the number is still on the old phone. The old one goes back to the store.', 'floor 2', 'the annex'),
      (44, 'en', 'Telephony', 'One-way sound in calls with {x}', 'They hear me, I hear nothing, in about every third call with {x}. Calling again helps.', 'Hartmann', 'the Cork depot'),
      (45, 'en', 'Telephony', 'Hunt group {x} rings the wrong people', 'Since the holiday plan, {x} rings two colleagues who are not in the team and leaves out Priya.', 'Sales', 'Service'),
      (46, 'en', 'Warehouse', 'Barcode scanner {x} types the wrong quotes', 'It sends typographic quotes where the order program wants plain ones, and the program refuses the line. Only scanner {x}.', 'SC-04', 'SC-12'),
      (47, 'en', 'Warehouse', 'Stock of item {x} shows minus 12', 'We counted 38 on the shelf. The program says minus 12 since the double booking on Tuesday.', '4471-B', '2208'),
      (48, 'en', 'Warehouse', 'Handheld {x} asks for an update and cannot get it', 'It says "update required", tries, and stops at 30 percent. We are one device short at the gate. Handheld {x}.', 'HH-3', 'HH-8'),
      (49, 'en', 'Warehouse', 'Weighing scale at {x} not read by the packing PC', 'The weight stays at 0.000 on the screen. The scale itself shows it right. Place: {x}.', 'packing 2', 'packing 5'),
      (50, 'en', 'Warehouse', 'Delivery notes for {x} print twice', 'Every note comes out twice since the update. We throw one away, but drivers took the wrong one twice. Route: {x}.', 'route 7', 'route 12'),
      (51, 'en', 'Warehouse', 'Temperature logger in {x} stopped reporting', 'Last value is from 02:10. The room itself is cold, I checked by hand. Quality needs the log for the auditor.', 'cold store 1', 'cold store 3'),
      (52, 'en', 'Access', 'Cannot sign in to {x} since this morning', 'It takes the password, thinks for a minute and shows the sign-in page again. Two browsers, same thing. Site: {x}.', 'the customs site', 'the freight exchange'),
      (53, 'en', 'Access', 'Two people need access to the shared folder {x}', 'Priya and Declan take over from 1 December. Approved by Helen, her mail is below. Folder: {x}.', 'Contracts', 'Recipes'),
      (54, 'en', 'Access', 'Who can read {x}?', 'The auditor asks for a list of people who can read {x}, and since when. A simple list is enough.', 'the payroll folder', 'the quality manual'),
      (55, 'en', 'Access', 'Badge does not open {x}', 'Green lamp, no click. It worked last night. My badge number is on the back: 00418. Door: {x}.', 'the server room', 'gate C'),
      (56, 'en', 'Access', 'Read-only access for our auditor to {x}', 'From Monday for two weeks, for one external person. What do you need from me? System: {x}.', 'the order program', 'the quality system'),
      (57, 'en', 'Hardware', 'Tablet in {x} does not turn on', 'Black since the weekend, charging lamp is on. It is the only one with the cleaning list. Place: {x}.', 'the canteen', 'truck 14'),
      (58, 'en', 'Software', 'Report {x} takes twenty minutes', 'It took one minute before the summer. I need it every morning for the meeting at eight. Report: {x}.', 'open orders', 'late deliveries'),
      (59, 'en', 'Software', 'Wrong VAT on orders to {x}', 'Orders to {x} from yesterday have 23 percent where there should be none. About nine orders. Please do not correct them silently, accounts must know.', 'Northern Ireland', 'Norway'),
      (60, 'en', 'Network', 'Camera at {x} has no picture', 'The recorder shows "no signal" for this camera, the others are fine. Place: {x}.', 'the loading bay', 'gate A'),
      (61, 'en', 'Hardware', 'Desk lamp and power strip for {x}', 'The socket under the table is taken by the printer. A power strip with six places would do. Desk: {x}.', 'room 9', 'the lab bench'),
      (62, 'de', 'Warehouse', 'Lagerverwaltung meldet beim Buchen {x}', 'Beim Einbuchen kommt seit heute früh „{x}“. Auslagern geht. Wir schreiben auf Papier mit, lange geht das nicht.', 'Sperre abgelaufen', 'Fehler 4102'),
      (63, 'de', 'Warehouse', 'Handscanner {x} verliert die Verbindung in Halle 2', 'Im hinteren Teil der Halle bricht die Verbindung ab, der Scanner {x} meldet sich neu an und die Position ist weg.', 'SC-21', 'SC-23'),
      (64, 'de', 'Printing', 'Etikettendrucker {x} druckt versetzt', 'Alles ist etwa 4 mm nach rechts verschoben, der Strichcode ist abgeschnitten. Neue Rolle, gleiche Sorte. Drucker: {x}.', 'Rampe 3', 'Versand'),
      (65, 'de', 'Printing', 'Drucker {x} meldet leeres Fach', 'Fach 2 ist voll, gemeldet wird leer. Nach dem Öffnen druckt er genau eine Seite. Drucker: {x}.', 'im Büro Bregenz', 'am Empfang'),
      (66, 'de', 'Accounts', 'Neue Kollegin ab {x}: Konto, Laptop, Telefon', 'Bitte alles bis zum ersten Tag vorbereiten, gleiche Rechte wie Frau Brandt. Sie heißt Svenja Großmann, beginnt am {x}.', 'Montag', '1. Dezember'),
      (67, 'de', 'Accounts', 'Kennwort abgelaufen, Fahrer am Standort {x} kommt nicht rein', 'Der Kollege steht am Terminal und kann die Tour nicht starten. Bitte um Rückruf. Standort: {x}.', 'Lindau', 'Memmingen'),
      (68, 'de', 'Hardware', 'Zweiter Bildschirm für {x}', 'Wie besprochen wird noch ein Bildschirm gebraucht, 27 Zoll, höhenverstellbar. Platz: {x}.', 'das Büro in Bregenz', 'die Disposition'),
      (69, 'de', 'Hardware', 'Akku von {x} hält keine Stunde', 'Nach etwa 45 Minuten ist er leer, auch ohne Programme. Gerät: {x}, vier Jahre alt.', 'NB-077', 'NB-081'),
      (70, 'de', 'Network', 'Standort {x} ohne Netz', 'Seit 6:40 Uhr geht nichts, auch das Telefon nicht. Am Router blinkt die rote Lampe. Wir arbeiten über das Handy.', 'Memmingen', 'Lindau'),
      (71, 'de', 'Network', 'VPN trennt sich nach {x}', 'Im Homeoffice trennt sich das VPN, danach muss ich den Rechner neu starten. Passiert immer nach {x}.', 'einer Stunde', 'der Mittagspause'),
      (72, 'de', 'Software', 'Tourenplanung zeigt {x} doppelt', 'Seit der Aktualisierung stehen Aufträge doppelt auf der Tafel, aber nur bei {x}. Gelöscht habe ich nichts.', 'Tour Süd', 'Tour 14'),
      (73, 'de', 'Software', 'Rechnungslauf bricht bei {x} ab', 'Der Lauf hält an und schreibt „Währung fehlt“. Vorher liefen 212 Rechnungen durch. Stelle: {x}.', 'Kunde 40117', 'Beleg 88213'),
      (74, 'de', 'Email', 'Mails an {x} kommen zurück', 'Die Antwort lautet „550 Absender abgelehnt“. Von meinem privaten Postfach geht es. Empfänger: {x}.', 'das Zollamt', 'die Spedition Huber'),
      (75, 'de', 'Telephony', 'Rufumleitung auf {x} geht nicht mehr', 'Sie ist eingeschaltet, es klingelt trotzdem nur am Tisch. Ziel: {x}.', 'das Diensthandy', 'die Zentrale'),
      (76, 'de', 'Access', 'Zugriff auf {x} für die Prüfung', 'Der Wirtschaftsprüfer braucht vom 24. bis 28. lesenden Zugriff auf {x}. Herr Müller hat zugestimmt.', 'die Frachtbriefe', 'das Archiv 2025'),
      (77, 'de', 'Software', '{x} startet nicht nach dem Update', 'Es erscheint kurz das Fenster, dann nichts. Neustart hat nicht geholfen.', 'Das Zollprogramm', 'Die Zeiterfassung'),
      (78, 'de', 'Hardware', 'Waage an {x} zeigt falsche Werte', 'Sie zeigt bei leerer Platte 1,4 kg. Nullstellen hält nur ein paar Minuten. Ort: {x}.', 'Rampe 1', 'Packplatz 4'),
      (79, 'de', 'Printing', 'Frachtbriefe ohne Logo seit {x}', 'Auf den Frachtbriefen fehlt das Logo, und die Umlaute sind Kästchen. Seit {x}.', 'Mittwoch', 'dem Update'),
      (80, 'fr', 'Software', 'Impossible d’ouvrir les factures PDF de {x}', 'Le message dit « fichier endommagé », mais la cliente les ouvre sans problème. Il s’agit des factures de {x}.', 'novembre', 'la semaine dernière'),
      (81, 'fr', 'Printing', 'L’imprimante {x} sort des pages blanches', 'Deux pages sur trois sont blanches depuis hier. Les cartouches sont neuves. Imprimante : {x}.', 'de l’atelier', 'de l’accueil'),
      (82, 'fr', 'Accounts', 'Mot de passe oublié pour {x}', 'Après trois essais le compte est bloqué. Il me faut {x} avant midi pour une livraison.', 'la caisse', 'le portail fournisseurs'),
      (83, 'fr', 'Hardware', 'L’écran de {x} clignote', 'Il clignote dès que la luminosité baisse, les couleurs ne sont plus fiables pour les épreuves. Poste : {x}.', 'la retouche', 'la comptabilité'),
      (84, 'fr', 'Email', 'Je ne reçois plus les messages de {x}', 'Rien depuis lundi, même pas dans les indésirables. Ils disent qu’ils n’ont aucune erreur. Expéditeur : {x}.', 'la galerie', 'l’imprimeur'),
      (85, 'fr', 'Network', 'Le Wi-Fi ne passe plus dans {x}', 'Depuis les travaux il n’y a plus de signal dans {x}. Nous y faisons l’inventaire vendredi.', 'la réserve', 'la salle d’exposition'),
      (86, 'fr', 'Software', 'Erreur 0x80070005 à l’installation de {x}', 'J’ai essayé trois fois, aussi après un redémarrage. Le message arrive à 80 %. Logiciel : {x}.', 'la suite graphique', 'l’outil de devis'),
      (87, 'fr', 'Hardware', 'Un clavier suisse pour {x}', 'J’ai besoin d’un clavier QWERTZ suisse pour {x}, s’il vous plaît. Rien d’urgent.', 'la nouvelle collègue', 'le poste d’accueil'),
      (88, 'fr', 'Access', 'Accès au dossier {x}', 'Camille et moi reprenons le dossier {x} à partir du 1er décembre. Madame Conti est d’accord.', 'Expositions', 'Assurances'),
      (89, 'fr', 'Telephony', 'Le répondeur de {x} ne prend plus les messages', 'Il dit que la boîte est pleine, mais elle est vide. Ligne : {x}.', 'la boutique', 'l’atelier'),
      (90, 'ar', 'Network', 'انقطاع الشبكة كل عشر دقائق على {x}', 'الاتصال عبر القمر الصناعي بطيء، لكنه ينقطع تماماً كل عشر دقائق تقريباً. المكان: {x}.', 'السفينة الثانية', 'رصيف التحميل'),
      (91, 'ar', 'Printing', 'الطابعة {x} لا تطبع المستندات العربية', 'تظهر الحروف منفصلة أو مربعات فارغة. المستندات الإنجليزية سليمة. الطابعة: {x}.', 'في مكتب الميناء', 'في المخزن'),
      (92, 'ar', 'Accounts', 'لا أستطيع الدخول إلى {x} بعد تغيير كلمة المرور', 'غيّرت كلمة المرور أمس والآن يرفضها {x}. البريد يعمل.', 'نظام الشحن', 'بوابة الجمارك'),
      (93, 'ar', 'Hardware', 'جهاز اللاسلكي {x} لا يشحن', 'وُضع في الشاحن طوال الليل وبقيت البطارية فارغة. الجهاز: {x}.', 'رقم 6', 'رقم 11'),
      (94, 'ar', 'Software', 'برنامج {x} يعرض التواريخ بالمقلوب', 'اليوم والشهر معكوسان في التقارير منذ التحديث. البرنامج: {x}.', 'الصيانة', 'المخزون'),
      (95, 'ar', 'Email', 'رسائل {x} لا تصل', 'أرسلوا ثلاث رسائل منذ الأحد ولم يصل شيء، ولا في البريد المزعج. المرسل: {x}.', 'وكيل الشحن', 'مكتب دبي'),
      (96, 'ar', 'Warehouse', 'رصيد قطع الغيار {x} غير صحيح', 'النظام يعرض صفراً، وعددنا في المخزن أربع قطع. القطعة: {x}.', 'GM-310', 'GM-077'),
      (97, 'ar', 'Access', 'صلاحية قراءة لمجلد {x}', 'أحتاج إلى قراءة مجلد {x} لإعداد تقرير الشهر. وافقت ليلى على ذلك.', 'الرحلات', 'العقود')  ) v (n, lang, category, title, description, x1, x2);

-- What is said about it. kind: ask, work, solved by an agent; more, thanks by the requester; note between agents.
create temporary table demo_lines as
select *, row_number() over (partition by v.lang, v.kind order by v.body) - 1 as n
  from (
    values
      ('en', 'ask', 'Thank you, I am looking at it now. Since when exactly, and is anybody else affected?'),
      ('en', 'ask', 'Hello, thanks for the clear description. Could you send me a picture of the message?'),
      ('en', 'ask', 'I have it. Please leave it switched on, I will connect in a few minutes.'),
      ('en', 'ask', 'Good morning. Does it happen on another computer too? That tells us where to look.'),
      ('en', 'more', 'Since Tuesday, and the colleague beside me has it too.'),
      ('en', 'more', 'Only here. I restarted twice, no change.'),
      ('en', 'more', 'It happened again just now. Can someone call? I am here until five.'),
      ('en', 'work', 'I found the cause and I am testing the correction on our side. I will write again today.'),
      ('en', 'work', 'The supplier confirmed the fault and sends a part tomorrow. Until then please use the one next to it.'),
      ('en', 'work', 'I have changed the setting on the server. Please sign out and in again and tell me whether it is better.'),
      ('en', 'work', 'This needs a short visit. Would tomorrow at nine suit you?'),
      ('en', 'solved', 'It is corrected. Please try once more; if it comes back, just answer here.'),
      ('en', 'solved', 'Done, and checked with a second computer. Nothing else to do for you.'),
      ('en', 'solved', 'Replaced this morning and tested. The old one is with us.'),
      ('en', 'thanks', 'Works again, thank you for the quick help.'),
      ('en', 'note', 'Same driver as last week at the other site. Going back one version fixed it there.'),
      ('en', 'note', 'Please do not promise a time yet, the supplier has not answered.'),
      ('en', 'note', 'Spoke to their manager, the permission is fine. Only the group was missing.'),
      ('en', 'note', 'Third time with this device. If it happens again we replace it.'),
      ('de', 'ask', 'Danke, ich schaue es mir gleich an. Betrifft es nur Ihren Platz?'),
      ('de', 'ask', 'Guten Morgen, ich habe es übernommen. Bitte lassen Sie das Gerät eingeschaltet.'),
      ('de', 'more', 'Ja, nur hier. Neu gestartet haben wir schon zweimal.'),
      ('de', 'more', 'Gerade eben wieder. Können Sie bitte kurz anrufen?'),
      ('de', 'work', 'Die Ursache ist gefunden, ich spiele die Korrektur heute Mittag ein.'),
      ('de', 'work', 'Das Ersatzteil ist bestellt und kommt morgen früh.'),
      ('de', 'solved', 'Ist behoben und geprüft. Falls es wiederkommt, bitte einfach hier antworten.'),
      ('de', 'thanks', 'Läuft wieder, vielen Dank für die schnelle Hilfe!'),
      ('fr', 'ask', 'Merci, je m’en occupe. Est-ce que cela arrive aussi sur un autre poste ?'),
      ('fr', 'more', 'Seulement ici, et encore ce matin.'),
      ('fr', 'work', 'J’ai trouvé la cause, la correction sera en place cet après-midi.'),
      ('fr', 'solved', 'C’est corrigé et vérifié. Répondez ici si cela revient.'),
      ('fr', 'thanks', 'Tout fonctionne, merci beaucoup.'),
      ('ar', 'ask', 'شكراً، أعمل على المشكلة الآن. هل تظهر على جهاز آخر أيضاً؟'),
      ('ar', 'more', 'نعم، على جهازين، وتكررت قبل قليل.'),
      ('ar', 'work', 'وجدنا السبب ونجرّب الحل الآن. سأكتب لكم اليوم.'),
      ('ar', 'solved', 'تم الإصلاح والتجربة. إن عادت المشكلة فاكتبوا هنا.'),
      ('ar', 'thanks', 'يعمل الآن، شكراً جزيلاً.')
  ) v (lang, kind, body);

create temporary table demo_agents as
select v.n, md5('demo person ' || v.email)::uuid as id, v.full_name
  from (
    values
      (0, 'ana@deskbell.test', 'Ana Ribeiro'),
      (1, 'bo@deskbell.test', 'Bo Lindqvist'),
      (2, 'manager@deskbell.test', 'Max Weber'),
      (3, 'admin@deskbell.test', 'Ada Marsh')
  ) v (n, email, full_name);

create temporary table demo_requesters as
select md5('demo person ' || v.email)::uuid as id, v.lang, count(*) over (partition by v.lang) as of,
       row_number() over (partition by v.lang order by v.email) - 1 as n
  from (
    values
      ('orla@corrib.test', 'en'), ('hannah@corrib.test', 'en'), ('declan@corrib.test', 'en'),
      ('priya@corrib.test', 'en'), ('piotr@hartmann.test', 'en'), ('giulia@rivoli.test', 'en'),
      ('sam@gulfmarine.test', 'en'), ('thomas@hartmann.test', 'de'), ('juergen@hartmann.test', 'de'),
      ('annika@hartmann.test', 'de'), ('camille@rivoli.test', 'fr'), ('zoe@rivoli.test', 'fr'),
      ('omar@gulfmarine.test', 'ar'), ('layla@gulfmarine.test', 'ar')
  ) v (email, lang);

-- Tickets 1 (oldest) to 200 (newest); the last four are told by hand.
create temporary table demo_tickets as
select
  i, md5('demo ticket ' || i)::uuid as id, p.lang, p.category, r.id as requester_id,
  replace(p.title, '{x}', x.x) as title,
  replace(p.description, '{x}', x.x) as description,
  now() - make_interval(mins => (200 - i) * 100 + (i * 37) % 45 + 14) as created_at,
  case
    when i <= 100 then (array['closed', 'resolved', 'waiting', 'in_progress'])[1 + (d >= 60)::int + (d >= 85)::int + (d >= 95)::int]
    when i <= 170 then (array['closed', 'resolved', 'waiting', 'in_progress', 'open'])[1 + (d >= 15)::int + (d >= 45)::int + (d >= 70)::int + (d >= 92)::int]
    else (array['resolved', 'waiting', 'in_progress', 'open'])[1 + (d >= 6)::int + (d >= 20)::int + (d >= 50)::int]
  end as status,
  (array['critical', 'high', 'medium', 'low'])[1 + ((i * 57) % 20 >= 1)::int + ((i * 57) % 20 >= 6)::int + ((i * 57) % 20 >= 15)::int] as priority,
  (array[0, 0, 0, 0, 1, 1, 1, 2, 2, 3])[1 + (i * 13) % 10] as agent
  from generate_series(1, 196) i
 cross join lateral (select (i * 7919) % 100 as d) dice
  join demo_problems p on p.n = (i * 45) % 98
 cross join lateral (select case when i <= 98 then p.x1 else p.x2 end as x) x
  join demo_requesters r on r.lang = p.lang and r.n = (i * 11) % r.of;

insert into demo_tickets (i, id, lang, category, title, description, requester_id, created_at, status, priority, agent)
select v.i, md5('demo ticket ' || v.i)::uuid, v.lang, v.category, v.title, v.description,
       md5('demo person ' || v.email)::uuid, now() - make_interval(mins => v.minutes), v.status, v.priority, v.agent
  from (
    values
      (197, 'ar', 'Network', 'VPN drops every ten minutes on the ship', 'We are on satellite, latency is about 700 ms. The VPN connects, works, and drops after ten minutes. عمر', 'omar@gulfmarine.test', 'open', 'medium', null, 80),
      (198, 'fr', 'Software', 'Impossible d’ouvrir les factures PDF depuis ce matin', 'Le message dit « fichier endommagé ». Il y en a quarante à envoyer avant ce soir.', 'camille@rivoli.test', 'open', 'high', null, 62),
      (199, 'de', 'Warehouse', 'Kein Zugriff auf das Lagerverwaltungssystem', 'Alle Handscanner melden „Server nicht erreichbar“, seit 8:15 Uhr. Zwei Lkw stehen an der Rampe.', 'thomas@hartmann.test', 'open', 'critical', 2, 58),
      (200, 'en', 'Printing', 'Printer stops after one page since Tuesday’s driver update', 'Good morning, since Tuesday’s update the label printer in dispatch prints one page, then stops with “Tray 2 empty”. The tray is full. About 140 parcels are waiting.', 'orla@corrib.test', 'in_progress', 'high', 0, 46)
  ) v (i, lang, category, title, description, email, status, priority, agent, minutes);

-- new ones mostly wait for somebody to take them
update demo_tickets set agent = null where status = 'open' and i < 197 and (i * 31) % 5 < 3;

-- Numbers that look like a desk at work; the newest is 4821.
do $$ begin perform setval(s.seq, 4621) from private.org_seq s where s.org_id = md5('demo org')::uuid; end $$;

insert into public.tickets (id, org_id, requester_id, assignee_id, created_by, title, description, category, status, priority, created_at)
select t.id, md5('demo org')::uuid, t.requester_id, a.id, t.requester_id, t.title, t.description, t.category, t.status, t.priority, t.created_at
  from demo_tickets t
  left join demo_agents a on a.n = t.agent
 order by t.i;

-- Threads: what is said at step k of n, by whom, and when.
create temporary table demo_messages as
select t.id as ticket_id, t.i, s.k, l.body, l.kind = 'note' as internal, s.by_agent,
       case when s.by_agent then a.id else t.requester_id end as author_id,
       t.created_at + s.k * least(make_interval(mins => 25 + (t.i * 17) % 200), (now() - t.created_at) / (w.n + 1)) as at
  from demo_tickets t
 cross join lateral (
   select case t.status when 'open' then (t.agent is not null)::int when 'in_progress' then 1 + t.i % 4 else 2 + t.i % 5 end as n
 ) w
 cross join lateral (
   select k, case
       when k = w.n and w.n > 2 and t.i % 2 = 0 and t.status in ('resolved', 'closed') then 'thanks'
       when t.status in ('resolved', 'closed') and k >= w.n - (w.n > 2 and t.i % 2 = 0)::int then 'solved'
       when k > 1 and k < w.n and (t.i + k) % 4 = 0 then 'note'
       when k = 1 or (k = w.n and t.status = 'waiting') then 'ask'
       when k % 2 = 0 then 'more'
       else 'work'
     end as kind
     from generate_series(1, w.n) k
 ) plan
 cross join lateral (select plan.k, plan.kind, plan.kind not in ('more', 'thanks') as by_agent) s
  join lateral (
    select d.body, d.kind, row_number() over (order by d.n) - 1 as n, count(*) over () as of
      from demo_lines d
     where d.kind = s.kind and d.lang = case when s.kind = 'note' then 'en' else t.lang end
  ) l on l.n = (t.i * 3 + s.k * 5) % l.of
  left join demo_agents a on a.n = case when s.kind = 'note' then (t.agent + 1) % 3 else t.agent end
 where t.i <= 198;

insert into demo_messages (ticket_id, i, k, body, internal, by_agent, author_id, at)
select t.id, t.i, v.k, v.body, v.internal, a.id is not null, coalesce(a.id, t.requester_id), now() - make_interval(mins => v.minutes)
  from (
    values
      (199, 1, 'Alle Handscanner in beiden Hallen. Der Drucker an der Rampe geht auch nicht mehr.', false, null, 40),
      (199, 2, 'Power failure in their server room, according to the building. Calling the provider.', true, 1, 31),
      (200, 1, 'Hello Orla, thank you. Please leave the printer on, I am looking at the driver now.', false, 0, 35),
      (200, 2, 'Same driver as Hartmann last week, #4790. Going back to 6.2 fixed it. Please do not promise a time yet.', true, 1, 30),
      (200, 3, 'It happened again after a full restart. Can someone call?', false, null, 8)
  ) v (i, k, body, internal, agent, minutes)
  join demo_tickets t on t.i = v.i
  left join demo_agents a on a.n = v.agent;

insert into public.messages (id, ticket_id, author_id, author_name, from_agent, internal, body, created_at)
select md5('demo message ' || m.i || ' ' || m.k)::uuid, m.ticket_id, m.author_id, p.display_name, m.by_agent, m.internal, m.body, m.at
  from demo_messages m
  join public.profiles p on p.id = m.author_id
 order by m.at;

-- History: who filed it, who took it, what became of it. The triggers could only say "now" and "nobody".
update public.ticket_events e
   set at = t.created_at, actor_id = t.requester_id, actor_name = private.who(t.requester_id), new_value = 'open'
  from demo_tickets t
 where e.ticket_id = t.id and e.field = 'created';

insert into public.ticket_events (ticket_id, org_id, actor_id, actor_name, field, old_value, new_value, at)
select t.id, md5('demo org')::uuid, a.id, a.full_name, v.field, v.old_value, v.new_value, t.created_at + (x.ended - t.created_at) * v.part
  from demo_tickets t
  join demo_agents a on a.n = t.agent
 cross join lateral (
   select coalesce(max(m.at), t.created_at + (now() - t.created_at) / 2) as ended from demo_messages m where m.ticket_id = t.id
 ) x
 cross join lateral (
   values
     ('assignee', null, a.id::text, 0.2),
     ('status', 'open', case when t.status <> 'open' then 'in_progress' end, 0.3),
     ('status', 'in_progress', case when t.status in ('waiting', 'resolved', 'closed') then case t.status when 'closed' then 'resolved' else t.status end end, 1.0),
     ('status', 'resolved', case when t.status = 'closed' then 'closed' end, 1.0)
 ) v (field, old_value, new_value, part)
 where v.new_value is not null
 order by 8, 7 desc;

-- Last, the times that a trigger always sets to now.
alter table public.tickets disable trigger user;
update public.tickets t
   set updated_at = greatest(t.created_at, t.last_message_at),
       resolved_at = case when t.status in ('resolved', 'closed') then coalesce(t.last_message_at, t.created_at) end
  from demo_tickets d
 where t.id = d.id;
alter table public.tickets enable trigger user;

drop table demo_problems, demo_lines, demo_agents, demo_requesters, demo_tickets, demo_messages;
