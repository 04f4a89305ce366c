/** Names. None is in two lists, so a name tells who is meant; none is also a noun of these lists. */
import { list } from './list';

export const girls = list(`
  Mia, Anna, Zoe, Nora, Lucy, Emma, Liliana, Ella, Sara, Maya, Lena, Clara, Alice, Julia, Sofia, Amelia, Isla, Freya, Tilda, Edith,
  Greta, Heidi, Ingrid, Astrid, Linnea, Sigrid, Elsa, Maja, Amina, Aisha, Fatima, Leila, Yasmin, Zahra, Noor, Salma, Dalia, Samira,
  Priya, Anika, Meera, Asha, Lakshmi, Kavya, Nisha, Divya, Tara, Rani, Mei, Ling, Yuki, Hana, Sakura, Aiko, Keiko, Naomi, Emi,
  Minji, Sora, Jiwoo, Linh, Thuy, Mai, Ngozi, Adaeze, Amara, Zuri, Nia, Imani, Ayana, Makena, Thandi, Lindiwe, Abena, Esi, Efua,
  Carmen, Lucia, Paloma, Elena, Ines, Marisol, Camila, Valeria, Luz, Rosa, Bianca, Chiara, Giulia, Francesca, Ottavia, Camille,
  Margot, Elodie, Colette, Odette, Celine, Anouk, Katya, Masha, Olga, Tanya, Daria, Zofia, Hanka, Jana, Milena, Iva, Vesna,
  Eilidh, Niamh, Maeve, Orla, Catrin, Megan, Bethan, Tess, Molly, Polly, Sally, Wendy, Susie, Betsy, Kitty, Matilda, Phoebe,
  Chloe, Irene, Thea, Cora, Flora, Stella, Esme, Rhea, Talia, Miriam, Leah, Rachel, Hannah, Abigail, Tamar, Shira, Nell, Josie`);

export const boys = list(`
  Tom, Ben, Leo, Omar, Finn, Hugo, Sam, Max, Noah, Luke, Adam, Jacob, Oliver, Henry, Arthur, Theo, Felix, Oscar, Jasper, Toby,
  Elias, Anton, Emil, Nils, Lars, Sven, Axel, Gustav, Mikkel, Rasmus, Aksel, Ali, Yusuf, Hassan, Karim, Tariq, Samir, Malik,
  Rashid, Jamal, Idris, Arjun, Ravi, Rohan, Kiran, Vikram, Nikhil, Anand, Dev, Sanjay, Wei, Jun, Kenji, Hiro, Takeshi, Haruto,
  Ren, Daichi, Minho, Joon, Tuan, Duc, Bao, Kofi, Kwame, Chidi, Emeka, Tunde, Sipho, Themba, Jabari, Baraka, Juma, Simba, Kato,
  Carlos, Diego, Mateo, Pablo, Rafael, Miguel, Luis, Andres, Javier, Tomas, Marco, Luca, Matteo, Enzo, Paolo, Dario, Remy, Luc,
  Etienne, Marcel, Bastien, Olivier, Pierre, Ivan, Pavel, Misha, Sasha, Dimitri, Jakub, Marek, Ondrej, Milan, Stefan, Bogdan,
  Liam, Connor, Ewan, Callum, Rhys, Owen, Dylan, Gareth, Declan, Rory, Peter, Paul, David, Daniel, Joel, Simon, Ethan, Caleb,
  Isaac, Aaron, Levi, Gabriel, Jonah, Eli, Ezra, Nathan, Ronan, Casper, Linus, Moritz, Jonas, Kurt, Otis, Harvey, Alfie, Billy`);

export const women = list(`
  Agatha, Beatrice, Hilda, Marta, Adelaide, Augusta, Bernadette, Bertha, Brigitte, Cecilia, Charlotte, Constance, Cordelia,
  Deborah, Dolores, Dorothea, Edwina, Eleanor, Elizabeth, Ernestine, Esther, Eugenia, Florence, Frieda, Genevieve, Georgina,
  Gertrude, Gwendolyn, Harriet, Helena, Henrietta, Hortense, Ida, Imelda, Isabella, Josephine, Judith, Katherine, Leonora,
  Lorraine, Louisa, Lucinda, Mabel, Magdalena, Marguerite, Marianne, Maude, Mildred, Minerva, Muriel, Nadia, Octavia, Ottilie,
  Philippa, Prudence, Ramona, Rebecca, Rosalind, Rosamund, Ruth, Sabina, Seraphina, Sybil, Theodora, Ursula, Valentina, Vera,
  Victoria, Wilhelmina, Winifred, Yolanda, Zelda`);

export const men = list(`
  Albert, Conrad, Edgar, Walter, Abraham, Alfred, Ambrose, Anselm, Archibald, Armand, Arnold, Augustus, Balthazar, Barnaby,
  Bartholomew, Benedict, Bernard, Bertrand, Cedric, Charles, Clarence, Claude, Clement, Cornelius, Cyril, Desmond, Dominic,
  Edmund, Edward, Ernest, Eugene, Ferdinand, Francis, Frederick, Geoffrey, George, Gerald, Gilbert, Godfrey, Gregory, Hector,
  Herbert, Horace, Hubert, Humphrey, Ignatius, Jerome, Joseph, Julius, Lambert, Laurence, Leonard, Leopold, Lionel, Ludwig,
  Maurice, Maximilian, Montague, Mortimer, Nathaniel, Nicholas, Norbert, Oswald, Percival, Quentin, Raymond, Reginald, Roderick,
  Roland, Rudolf, Rupert, Sebastian, Sigmund, Silas, Solomon, Thaddeus, Theodore, Tobias, Ulrich, Valentine, Victor, Vincent,
  Wallace, Wilfred, William, Winston`);

/** Names that only animals have; half of them go with 'she', half with 'he'. */
export const sheAnimals = list(`
  Dot, Heddy, Dixie, Trixie, Lulu, Fifi, Mimi, Nanette, Tilly, Dilly, Milly, Pippa, Pipsy, Topsy, Mopsy, Flopsy, Binky, Winky,
  Pinky, Twinka, Tinka, Zaza, Zuzu, Kiki, Coco, Gigi, Bibi, Didi, Lolly, Dolly, Holly, Jonquilla, Minx, Mistral, Dulcie, Frostine,
  Snuggy, Cuddlina, Freckles, Specky, Sprinka, Dapple, Dimple, Ripley, Nibbles, Bubbsie, Peggoty, Tumbelina, Thimbelina, Velvetta,
  Pearlie, Goldie, Rosie, Maisie, Daisybell, Bluebella, Marigolda, Petula, Petrushka, Primrosa, Violetta, Blossoma, Willowby,
  Honeybun, Sugarpuff, Snowella, Moonbeam, Starbright, Sunbeam, Wispa, Whimsy, Fidgie, Jitterby, Ziggy, Tuttu, Pepita, Chiquita,
  Bonnie, Nettie, Lottie, Dottie, Hettie, Lettie, Mitzi, Fritzi, Suki, Tika, Nuka, Wanda, Oona`);

export const heAnimals = list(`
  Bruno, Rumpus, Tuck, Bobo, Dodo, Momo, Toto, Gogo, Jojo, Lolo, Bartie, Boris, Buster, Baxter, Buddy, Barney, Bodger, Bingo,
  Bandito, Bertie, Bumbo, Bouncer, Chester, Chipper, Chuckie, Dashiel, Diggory, Dobbin, Duffy, Fergus, Fuzzy, Gizmo, Grumbo, Gulliver,
  Gus, Hopper, Huckle, Humbug, Inky, Jiggs, Jumbo, Kipper, Lumpy, Magoo, Monty, Mortie, Mumbles, Murdo, Napoleon, Nipper, Noodle,
  Nudger, Oggy, Ollie, Oscarino, Otto, Paddy, Patchy, Percy, Pickwick, Piper, Pogo, Pongo, Puffer, Quincy, Quillan, Rascal, Rollo,
  Rufus, Scampo, Scruffy, Shaggy, Smudgy, Snorkel, Snowball, Snuffles, Socrates, Sparky, Spiko, Sprouty, Stubby, Tango, Tipper, Trufflo,
  Tugger, Twiggo, Wafferty, Waggles, Whiskers, Wiggles, Winkle, Woody, Yappy, Zippy, Ziggo`);
